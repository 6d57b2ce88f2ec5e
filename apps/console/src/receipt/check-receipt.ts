import './buffer.js';
import { demand } from '@duibiao/log';
import { type Checked, checkProof, type Proved } from './check-proof.js';
import { readEntry, type ReceiptEntry } from './read-entry.js';

interface Question {
  /** The file, as the API gave it. */
  readonly text: string;
  /** `name+id+key` of the ledger. */
  readonly verifierKey: string;
  /** Of which the receipt has to be. */
  readonly submission: string;
  /** Over all entries of the submission, as it is shown. */
  readonly digest: string;
}

/** Checks a receipt, and finds what its entry says. */
export const checkReceipt = ({ text, verifierKey, ...question }: Question): Checked<ReceiptEntry> =>
  checkProof({ text, verifierKey, last: 'entry', open: (proved) => openEntry(proved, question) });

/** That the entry is of the submission, all of which its digest binds, and says the position at which the log has it. */
function openEntry(
  { proof: { extra, index } }: Proved,
  { submission, digest }: Pick<Question, 'submission' | 'digest'>,
) {
  const found = readEntry(extra);
  const { position, recordedAt, body } = found;
  const { id, item, of, digest: carried } = body.submission;
  demand(position === index + 1, `the entry says position ${String(position)}, the log has it at ${index + 1}`);
  demand(id === submission, `the entry is of submission ${id}, not of ${submission}`);
  demand(carried === digest, `the entry carries the digest ${String(carried)}, the submission that is shown ${digest}`);
  const seen = {
    submission,
    item: `${String(item)} / ${String(of)}`,
    fact: body.stream,
    version: String(body.version),
    digest,
    recordedAt: String(recordedAt),
  };
  return { seen, found };
}
