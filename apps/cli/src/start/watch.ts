import { spawn } from 'node:child_process';
import { watch as watchDirectory } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '@duibiao/platform';
import { say } from './say.js';

/** Calls `onBuilt` after each successful build that a change below apps/ or libs/ caused. @returns what ends it */
export function watchSources(onBuilt: () => Promise<void>): () => void {
  let timer: NodeJS.Timeout | undefined;
  let busy = Promise.resolve();
  const changed = (_: string, file: string | null): void => {
    if (!file?.endsWith('.ts') || file.endsWith('.spec.ts')) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      busy = busy.then(async () => {
        if (await build()) await onBuilt();
      });
    }, 200);
  };
  const watchers = ['apps', 'libs'].map((name) =>
    watchDirectory(path.join(projectRoot, name), { recursive: true }, changed),
  );
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}

function build(): Promise<boolean> {
  say('Building …');
  const nest = path.join(projectRoot, 'node_modules/@nestjs/cli/bin/nest.js');
  const child = spawn(process.execPath, [nest, 'build'], { cwd: projectRoot, stdio: ['ignore', 2, 2] });
  return new Promise((resolve) => child.once('exit', (code) => resolve(code === 0)));
}
