import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { askText, segment } from '../http/client.js';
import { connect, type Connection } from '../http/connection.js';
import { say } from '../start/say.js';
import { type ServerOptions, wholeNumber, withServer } from './options.js';

interface Options extends ServerOptions {
  readonly output?: string;
  readonly wait: number;
}

/** The receipt of a submission, or of a position. Throws like `ask`. */
export function fetchReceipt(connection: Connection, ledger: string, of: string, wait: number): Promise<string> {
  const base = `/v1/ledgers/${segment(ledger)}`;
  const query = { wait: String(wait) };
  return /^\d+$/.test(of)
    ? askText(connection, { path: `${base}/events/${of}/proof`, query: { ...query, entry: 'true' } })
    : askText(connection, { path: `${base}/submissions/${segment(of)}/receipt`, query });
}

/** `duibiao receipt SUBMISSION`: the file that proves a submission offline. */
export function receiptCommand(): Command {
  const command = new Command('receipt')
    .description(
      'fetch the receipt of a submission or a position: a file that proves offline what was recorded and when',
    )
    .argument('<submission>', 'a submission, sub-…, or a position')
    .option('-o, --output <file>', 'write it there (default: to stdout)')
    .option('--wait <seconds>', 'wait so long until it is sealed', wholeNumber(0, 10), 10);
  return withServer(command).action(receipt);
}

async function receipt(submission: string, options: Options): Promise<void> {
  const { ledger, output, wait } = options;
  const text = await fetchReceipt(connect(options, { role: 'auditor' }), ledger, submission, wait);
  if (output === undefined) return void process.stdout.write(text);
  await writeFile(output, text);
  say(`Written to ${output}. Verify it anywhere: npx duibiao verify receipt ${output} --key <verifier key>`);
}
