import path from 'node:path';
import { node24, root, run } from '../setup.mjs';

const main = path.join(root, 'dist/apps/cli/src/main.js');

/** The help of `duibiao` and of every command below it, as it is printed at 80 columns. */
export async function cliReference() {
  const sections = await describe([]);
  return [
    '# The `duibiao` command',
    '',
    '<!-- Written by `npm run generate` from what `--help` prints. -->',
    '',
    'From a clone: `npx duibiao <command>`. Data goes to stdout, everything else to stderr.',
    'Exit codes: 0 ok, 1 error, 2 usage, 3 verification failed, 4 partial.',
    '',
    ...sections,
  ].join('\n');
}

async function describe(command) {
  const help = await helpOf(command);
  const names = [...sectionOf(help, 'Commands').matchAll(/^ {2}(\S+)/gm)].map(([, name]) => name);
  const heading = `${'#'.repeat(Math.min(command.length + 2, 4))} ${['duibiao', ...command].join(' ')}`;
  const sections = [heading, '', '```text', help.trimEnd(), '```', ''];
  for (const name of names.filter((one) => one !== 'help')) sections.push(...(await describe([...command, name])));
  return sections;
}

async function helpOf(command) {
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined };
  const { code, output } = await run(node24(), [main, ...command, '--help'], { capture: true, env });
  if (code !== 0) throw new Error(`duibiao ${command.join(' ')} --help ended with ${code}:\n${output}`);
  return output;
}

/** The indented lines below a title of the help. */
const sectionOf = (help, title) => new RegExp(`^${title}:\\n((?: .*\\n?)*)`, 'm').exec(help)?.[1] ?? '';
