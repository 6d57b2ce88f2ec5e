import { setTimeout as sleep } from 'node:timers/promises';

/** What we promise about recovery, in milliseconds after a fault is over. */
export const limits = { lagMs: 15_000, schedulesMs: 30_000, writableMs: 10_000 } as const;

/**
 * Asks until the answer satisfies. The limit, counted from `since`, is part of what is promised: past it the test fails with the last answer. Asking
 * may throw meanwhile. Answers how many milliseconds it took.
 */
export async function promised<T>(
  what: string,
  { limitMs, since }: { readonly limitMs: number; readonly since: number },
  ask: () => Promise<T>,
  isGood: (answer: T) => boolean,
): Promise<number> {
  for (;;) {
    const answer = await ask().catch((error: unknown) => error as Error);
    const tookMs = performance.now() - since;
    if (!(answer instanceof Error) && isGood(answer)) return tookMs;
    if (tookMs > limitMs) {
      const said = answer instanceof Error ? answer.message : JSON.stringify(answer);
      throw new Error(`not within ${limitMs} ms: ${what}; the last answer: ${said}`);
    }
    await sleep(50);
  }
}
