import './buffer.js';
import {
  type Checkpoint,
  demand,
  leafHash,
  LogFault,
  type LogProof,
  openCheckpoint,
  parseProof,
  type Verifier,
  verifierOf,
  verifyInclusion,
} from '@duibiao/log';
import { readEntry, type ReceiptEntry } from './read-entry.js';

export const stepNames = ['key', 'file', 'signature', 'leaf', 'path', 'entry'] as const;
export type StepName = (typeof stepNames)[number];

/** One step of the check: what was looked at, and why it does not hold, if it does not. */
export interface Step {
  readonly name: StepName;
  readonly seen: Readonly<Record<string, string>>;
  /** One sentence; null: it holds. */
  readonly fault: string | null;
}

export interface Checked {
  readonly holds: boolean;
  /** Up to the first that does not hold. */
  readonly steps: readonly Step[];
  /** What the entry says; undefined where the receipt does not hold. */
  readonly entry: ReceiptEntry | undefined;
}

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

/** Checks a receipt by nothing but the verifier key, step by step, as `duibiao verify receipt` does. */
export function checkReceipt(question: Question): Checked {
  const steps: Step[] = [];
  const step = <T>(name: StepName, look: () => { readonly seen: Step['seen']; readonly found: T }): T => {
    try {
      const { seen, found } = look();
      steps.push({ name, seen, fault: null });
      return found;
    } catch (error) {
      if (error instanceof LogFault) steps.push({ name, seen: {}, fault: error.message });
      throw error;
    }
  };
  try {
    const verifier = step('key', () => readKey(question.verifierKey));
    const proof = step('file', () => readFile(question.text));
    const checkpoint = step('signature', () => openSigned(proof, verifier));
    const leaf = step('leaf', () => hashEntry(proof));
    step('path', () => climb(proof, checkpoint, leaf));
    const entry = step('entry', () => openEntry(proof, question));
    return { holds: true, steps, entry };
  } catch (error) {
    if (error instanceof LogFault) return { holds: false, steps, entry: undefined };
    throw error;
  }
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

function readKey(verifierKey: string): { readonly seen: Step['seen']; readonly found: Verifier } {
  const found = verifierOf(verifierKey);
  return { seen: { name: found.name, id: found.id }, found };
}

/** A proof with its entry. */
type Whole = LogProof & { readonly extra: Uint8Array };

function readFile(text: string): { readonly seen: Step['seen']; readonly found: Whole } {
  const { extra, ...proof } = parseProof(text);
  demand(extra !== null, 'the receipt does not carry its entry: it has no extra line');
  const seen = { bytes: String(extra.length), position: String(proof.index + 1), hashes: String(proof.path.length) };
  return { seen, found: { ...proof, extra } };
}

function openSigned({ checkpoint }: Whole, verifier: Verifier): { readonly seen: Step['seen']; found: Checkpoint } {
  const found = openCheckpoint(checkpoint, [verifier]);
  return { seen: { origin: found.origin, size: String(found.size), root: hex(found.root) }, found };
}

function hashEntry({ extra }: Whole): { readonly seen: Step['seen']; readonly found: Uint8Array } {
  const found = leafHash(extra);
  return { seen: { leaf: hex(found) }, found };
}

function climb(
  { index, path }: Whole,
  { size, root }: Checkpoint,
  leaf: Uint8Array,
): { readonly seen: Step['seen']; readonly found: undefined } {
  verifyInclusion({ index, size, leaf, path, root });
  return { seen: { hashes: String(path.length), root: hex(root) }, found: undefined };
}

/** That the entry is of the submission, all of which its digest binds, and says the position at which the log has it. */
function openEntry(
  { extra, index }: Whole,
  { submission, digest }: Question,
): { readonly seen: Step['seen']; readonly found: ReceiptEntry } {
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
