// What `npm start`, `npm test` and `npm run check` share: install what is missing, build what is out of date.
// Runs on Node 20 and later, before anything is installed: no dependencies.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const at = (...parts) => path.join(root, ...parts);

/** An error for the person at the terminal: printed without a stack. */
export class Stop extends Error {}

/** Runs `main`, turns what it throws into one message, and ends the process with its exit code. */
export async function runTool(main) {
  try {
    if (Number(process.versions.node.split('.')[0]) < 20) {
      throw new Stop(`Node.js 20 or later is needed; this is ${process.versions.node}.`);
    }
    process.exitCode = await main();
  } catch (error) {
    const code = error?.code;
    if (error instanceof Stop) say(error.message);
    else if (['EACCES', 'EPERM', 'EROFS'].includes(code)) say(`${error.path ?? root} cannot be written (${code}).`);
    else if (code === 'ENOSPC') say('The disk is full.');
    else say(`Something went wrong that should not: ${error?.message ?? error}`);
    process.exitCode = 1;
  }
}

export const say = (line) => process.stderr.write(`${line}\n`);

/** Node 24 as npm installed it; else the one that runs this, if it is new enough. */
export function node24() {
  const own = at('node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(own)) return own;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  throw new Stop(
    'npm installed no Node 24 (node_modules/node/bin/node is missing): it may have been told not to run install scripts.\n' +
      'Try: npm ci --ignore-scripts=false',
  );
}

/** Environment in which `node`, `npx` and installed programs are those of this project. */
export function environment(extra = {}) {
  const binaries = [path.dirname(node24()), at('node_modules/.bin')];
  return { ...process.env, PATH: [...binaries, process.env.PATH].join(path.delimiter), ...extra };
}

/** Runs a program to its end. @returns its exit code (128 + n for a signal), and what it printed if `capture` is set */
export function run(file, args, { capture = false, env = process.env, onStart } = {}) {
  return new Promise((resolve, reject) => {
    const stdio = capture ? ['ignore', 'pipe', 'pipe'] : 'inherit';
    const child = spawn(file, args, {
      cwd: root,
      env,
      stdio,
      shell: process.platform === 'win32' && file.endsWith('npm'),
    });
    let output = '';
    child.stdout?.setEncoding('utf8').on('data', (text) => (output += text));
    child.stderr?.setEncoding('utf8').on('data', (text) => (output += text));
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code: code ?? 128 + (numbers[signal] ?? 9), output }));
    onStart?.(child);
  });
}

const numbers = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };

/** Installs and builds where needed; of several at once, one does it and the others wait. */
export async function setUp({ build = true } = {}) {
  const isDone = () => isInstalled() && (!build || isBuilt());
  if (isDone()) return;
  refuseUnwritable();
  await alone(async () => {
    if (!isInstalled()) await install();
    if (build && !isBuilt()) await compile();
  });
}

function refuseUnwritable() {
  try {
    accessSync(root, constants.W_OK);
  } catch (error) {
    const why = error.code === 'EROFS' ? 'the file system is read-only' : 'you may not write there';
    throw new Stop(
      `${root} must be installed and built first, and ${why} (${error.code}).\nClone it to a directory of yours.`,
    );
  }
}

async function alone(work) {
  const lock = at('.cache/setup.lock');
  mkdirSync(at('.cache'), { recursive: true });
  for (let told = false; ; told = true) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (!isAlive(Number(read(lock)))) rmSync(lock, { force: true });
      else if (!told) say('Another process is installing or building; waiting for it …');
      await sleep(200);
    }
  }
  try {
    await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function isAlive(pid) {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

const installStamp = at('node_modules/.duibiao-installed');
const lockDigest = () =>
  createHash('sha256')
    .update(read(at('package-lock.json')))
    .digest('hex');

/** node_modules belongs to package-lock.json: by our stamp, or because npm finished after the lock was last written. */
function isInstalled() {
  if (read(installStamp) === lockDigest()) return true;
  const [lock, done] = [at('package-lock.json'), at('node_modules/.package-lock.json')].map((file) =>
    statSync(file, { throwIfNoEntry: false }),
  );
  const isNewer = done !== undefined && lock !== undefined && done.mtimeMs >= lock.mtimeMs - 10_000;
  if (isNewer) note(installStamp, lockDigest());
  return isNewer;
}

async function install() {
  say('Installing packages (npm ci) …');
  const began = Date.now();
  const args = ['ci', '--include=dev', '--no-fund', '--no-audit', '--loglevel=error'];
  const { code } = await runNpm(args);
  if (code !== 0) {
    throw new Stop(
      `npm ci failed (exit code ${code}); its own message stands above.\n` +
        'It needs the npm registry (or a mirror: npm config set registry …), some 1 GB of disk, and the right to write here.',
    );
  }
  node24();
  note(installStamp, lockDigest());
  say(`Installed in ${seconds(began)}.`);
}

/** npm from PATH without our own node_modules, which it is about to replace. */
async function runNpm(args) {
  const PATH = (process.env.PATH ?? '').split(path.delimiter).filter((one) => !one.startsWith(at('node_modules')));
  const env = { ...process.env, PATH: PATH.join(path.delimiter), NODE_ENV: '' };
  const stdio = { env, toStderr: true };
  try {
    return await runQuiet('npm', args, stdio);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  const known = process.env.npm_execpath ?? '';
  if (/npm-cli\.[cm]?js$/.test(known)) return runQuiet(process.execPath, [known, ...args], stdio);
  throw new Stop('npm was not found. It comes with Node.js (on Debian: apt install npm).');
}

function runQuiet(file, args, { env }) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd: root, env, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code: code ?? signal }));
  });
}

const buildStamp = at('dist/.built.json');

/** Everything that the build reads, with size and time of change. */
function sources() {
  const files = ['package-lock.json', 'nest-cli.json', 'tsconfig.json', 'tsconfig.build.json'];
  for (const folder of ['apps', 'libs', 'bench'].filter((name) => existsSync(at(name)))) {
    for (const entry of readdirSync(at(folder), { recursive: true })) {
      if (/\.(ts|tsx|json|css|html)$/.test(entry) && !entry.endsWith('.spec.ts')) files.push(path.join(folder, entry));
    }
  }
  const stamp = files.sort().map((file) => {
    const { size, mtimeMs } = statSync(at(file));
    return [file, `${size} ${Math.round(mtimeMs)}`];
  });
  return Object.fromEntries(stamp);
}

function isBuilt() {
  return read(buildStamp) === JSON.stringify(sources());
}

async function compile() {
  say('Building …');
  const began = Date.now();
  const before = JSON.parse(read(buildStamp) || '{}');
  const now = sources();
  // What is gone from the sources must be gone from dist, too.
  const isShrunk = Object.keys(before).some((file) => !(file in now));
  if (isShrunk || !existsSync(buildStamp)) rmSync(at('dist'), { recursive: true, force: true });
  const isConsoleOld = !existsSync(at('dist/console')) || changed(before, now, /^apps.console|^package-lock/);
  const steps = [[at('node_modules/@nestjs/cli/bin/nest.js'), 'build']];
  if (isConsoleOld) steps.push([at('node_modules/vite/bin/vite.js'), 'build', at('apps/console')]);
  // whatever the caller's is: by `test` or `development` Vite would build a console for developers
  const env = environment({ NODE_ENV: 'production' });
  const done = await Promise.all(steps.map((step) => run(node24(), step, { capture: true, env })));
  const failed = done.filter(({ code }) => code !== 0);
  if (failed.length > 0) throw new Stop(`${failed.map(({ output }) => output.trim()).join('\n')}\nThe build failed.`);
  note(buildStamp, JSON.stringify(now));
  say(`Built in ${seconds(began)}.`);
}

/** Whether something that matches is another than it was, new, or gone. */
const changed = (before, now, matching) =>
  [...new Set([...Object.keys(before), ...Object.keys(now)])].some(
    (file) => matching.test(file) && before[file] !== now[file],
  );

function note(file, text) {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  } catch {
    // read-only: the check is made again next time
  }
}

export const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;
