import { readLeaf } from '@duibiao/evidence';
import type { Entry } from '@duibiao/facts';
import { demand, type Receipt, verifyReceipt } from '@duibiao/log';
import { Command } from 'commander';
import { print, printJson } from '../../print.js';
import { say } from '../../start/say.js';
import { nameOf, readText } from '../read-file.js';
import { holds, verifierFrom } from './holds.js';

interface Options {
  readonly key: string;
  readonly json?: boolean;
}

/** An entry in Base64, and some hundred lines. */
const MOST_BYTES = 262_144;

/** `duibiao verify receipt FILE --key VKEY`: needs the file and the key, no server, no database. */
export function receiptCommand(): Command {
  return new Command('receipt')
    .description('verify a receipt offline: the entry that it carries is in the log that the key signs')
    .argument('<file>', 'the receipt, or - for stdin')
    .requiredOption('--key <vkey>', 'the verifier key of the ledger, name+id+key, or a file that holds it')
    .option('--json', 'print what is proved as JSON')
    .action(receipt);
}

async function receipt(file: string, { key, json }: Options): Promise<void> {
  const verifier = await verifierFrom(key);
  const text = await readText(file, MOST_BYTES);
  const { found, entry } = await holds(nameOf(file), () => {
    const receipt = verifyReceipt(text, [verifier]);
    const position = receipt.index + 1;
    const leaf = readLeaf(receipt.entry, position);
    demand(leaf.position === position, `the entry says position ${leaf.position}, the log has it at ${position}`);
    return { found: receipt, entry: leaf };
  });
  if (json) return printJson(asJson(found, entry));
  say('The receipt holds.');
  print(told(found, entry).join('\n'));
}

function told({ checkpoint }: Receipt, { body, position, recordedAt }: Entry): readonly string[] {
  const { id, item, of, digest } = body.submission;
  const fact = 'fact' in body ? [`Fact:        ${body.fact.kind} ${body.stream}, version ${body.version}`] : [];
  return [
    `Log:         ${checkpoint.origin}, ${checkpoint.size} entries`,
    `Position:    ${position}`,
    `Recorded at: ${recordedAt}`,
    `Event:       ${body.type} by ${body.by.principal} (${body.by.channel})`,
    ...fact,
    `Submission:  ${id}, item ${item} of ${of}`,
    `Digest:      ${digest}`,
  ];
}

const asJson = ({ checkpoint, index }: Receipt, entry: Entry): unknown => ({
  log: { origin: checkpoint.origin, size: checkpoint.size, root: Buffer.from(checkpoint.root).toString('base64') },
  index,
  entry,
});
