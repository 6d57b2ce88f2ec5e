import { appendFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { ClearError, errorCode, projectRoot } from '@duibiao/platform';
import { Command, CommanderError } from 'commander';
import { alertsCommand } from './commands/alerts.command.js';
import { attainmentCommand } from './commands/attainment.command.js';
import { backupCommand } from './commands/backup.command.js';
import { correctCommand } from './commands/correct.command.js';
import { dutiesCommand } from './commands/duties.command.js';
import { eraseCommand } from './commands/erase.command.js';
import { explainCommand } from './commands/explain.command.js';
import { exportCommand } from './commands/export.command.js';
import { keysCommand } from './commands/keys.command.js';
import { ledgerCommand } from './commands/ledger.command.js';
import { migrateCommand } from './commands/migrate.command.js';
import { parkedCommand } from './commands/parked.command.js';
import { planCommand } from './commands/plan/plan.command.js';
import { receiptCommand } from './commands/receipt.command.js';
import { rebuildCommand } from './commands/rebuild.command.js';
import { recomputationsCommand, recomputeCommand } from './commands/recompute.command.js';
import { replayCommand } from './commands/replay.command.js';
import { restoreCommand } from './commands/restore.command.js';
import { reviewCommand } from './commands/review.command.js';
import { schedulesCommand } from './commands/schedules.command.js';
import { startCommand } from './commands/start.command.js';
import { submissionsCommand } from './commands/submissions.command.js';
import { submitCommand } from './commands/submit.command.js';
import { verifyCommand } from './commands/verify/verify.command.js';
import { voidCommand } from './commands/void.command.js';

/** Every command, in the order of `duibiao --help`. */
const commands = [
  startCommand,
  submitCommand,
  correctCommand,
  voidCommand,
  reviewCommand,
  submissionsCommand,
  receiptCommand,
  attainmentCommand,
  explainCommand,
  replayCommand,
  verifyCommand,
  exportCommand,
  dutiesCommand,
  recomputeCommand,
  recomputationsCommand,
  rebuildCommand,
  schedulesCommand,
  alertsCommand,
  parkedCommand,
  eraseCommand,
  keysCommand,
  ledgerCommand,
  planCommand,
  migrateCommand,
  backupCommand,
  restoreCommand,
];

// Whoever reads has seen enough, as `head` does: that is no fault.
process.stdout.on('error', (error) => {
  if (errorCode(error) !== 'EPIPE') throw error;
  process.exit();
});

process.exitCode = await run(process.argv.slice(2));

/** Exit codes: 0 ok, 1 error, 2 usage, 3 verification failed, 4 partial. Data on stdout, everything else on stderr. */
async function run(args: readonly string[]): Promise<number> {
  const program = new Command('duibiao')
    .description('Duibiao (对表) holds an organisation to its annual work plan.')
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError('(duibiao --help shows what there is)');
  for (const command of commands) program.addCommand(command());
  forEach(program, (command) => command.exitOverride());
  try {
    await program.parseAsync(args, { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    if (error instanceof CommanderError) {
      const asked = error.exitCode === 0 || args.length === 0;
      return asked ? 0 : 2;
    }
    if (error instanceof ClearError) {
      process.stderr.write(`${error.message}\n`);
      return error.exitCode;
    }
    process.stderr.write(`${systemTrouble(error) ?? report(error)}\n`);
    return 1;
  }
}

function forEach(command: Command, work: (command: Command) => void): void {
  work(command);
  for (const child of command.commands) forEach(child, work);
}

/** Trouble with files that no fault of ours caused, in words. */
function systemTrouble(error: unknown): string | undefined {
  const file = (error as { readonly path?: unknown } | null)?.path;
  const reason = {
    EACCES: 'it belongs to somebody else',
    EPERM: 'it belongs to somebody else',
    EROFS: 'the file system is read-only',
    ENOSPC: 'the disk is full',
    EDQUOT: 'the disk quota is used up',
  }[errorCode(error)];
  if (reason === undefined) return undefined;
  return `${typeof file === 'string' ? file : 'A file'} cannot be used: ${reason} (${errorCode(error)}).`;
}

/** A fault of ours: its stack goes to a file, the person gets one line. */
function report(error: unknown): string {
  const message = error instanceof Error && error.message ? error.message : String(error);
  const file = path.join(process.env['DUIBIAO_HOME'] || path.join(projectRoot, '.duibiao'), 'logs', 'cli.log');
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    const stack = error instanceof Error ? error.stack : String(error);
    const [command] = process.argv.slice(2); // no more of it: reasons and references are nobody's business here
    appendFileSync(file, `${new Date().toISOString()} ${command}\n${stack}\n`, { mode: 0o600 });
    return `Something went wrong that should not: ${message}\nDetails are in ${file}`;
  } catch {
    return `Something went wrong that should not: ${message}`;
  }
}
