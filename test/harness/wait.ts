import { setTimeout as sleep } from 'node:timers/promises';

/** So long a test waits at most: far longer than anything takes, so that a slow machine fails nothing. */
const patienceMs = 60_000;

/** Asks until the answer satisfies, and gives that answer. Fails with the last one. */
export async function waitFor<T>(ask: () => Promise<T>, isGood: (answer: T) => boolean, pauseMs = 25): Promise<T> {
  const deadlineMs = performance.now() + patienceMs;
  for (;;) {
    const answer = await ask();
    if (isGood(answer)) return answer;
    if (performance.now() > deadlineMs) throw new Error(`waited in vain; the last answer: ${JSON.stringify(answer)}`);
    await sleep(pauseMs);
  }
}
