import { readDemoKeys } from '@duibiao/demonstration';
import { readConfig } from '@duibiao/platform';
import { banner } from './banner.js';
import { bringUp, type Undo } from './bring-up.js';
import type { Child } from './child.js';
import { urlOf, withHttpPort } from './http-address.js';
import { demoKeyFile } from './prepare.js';
import { say } from './say.js';
import { watchSources } from './watch.js';

/**
 * Runs everything until SIGINT, SIGTERM or SIGHUP, then stops API, worker and database in this order and ends the
 * process with exit code 0. A second signal changes nothing: stopping is bounded, and cutting it short would only
 * mean a recovery next time.
 *
 * @throws ClearError saying what stands in the way; what had been started is stopped before
 */
export async function start(options: { readonly watch: boolean }): Promise<void> {
  const began = performance.now();
  const config = await withHttpPort(readConfig());
  const stop = new AbortController();
  const asked = new Promise<void>((resolve) => stop.signal.addEventListener('abort', () => resolve()));
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => stop.abort());
  void asked.then(() => say('\nStopping …'));
  const undo: Undo[] = [];
  try {
    const children = await bringUp(config, stop.signal, undo);
    if (options.watch) undo.push({ what: 'the watcher', run: watchSources(() => restartAll(children)) });
    const demo = readDemoKeys(demoKeyFile(config.home));
    process.stdout.write(banner({ url: urlOf(config), home: config.home, tookMs: performance.now() - began, demo }));
    const alive = setInterval(() => {}, 2 ** 30);
    await asked;
    clearInterval(alive);
  } catch (error) {
    if (!stop.signal.aborted) throw error;
  } finally {
    for (const one of undo.reverse()) await stopOne(one);
  }
  say('Stopped.');
  process.exit(0);
}

async function stopOne({ what, run }: Undo): Promise<void> {
  try {
    await run();
  } catch (error) {
    say(`${what} did not stop cleanly: ${(error as Error).message}`);
  }
}

async function restartAll(children: readonly Child[]): Promise<void> {
  say('Built; restarting worker and API.');
  for (const child of children) await child.restart();
}
