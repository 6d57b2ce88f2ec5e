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
}

interface Question {
  /** The file, as the API gave it. */
  readonly text: string;
  /** `name+id+key` of the ledger. */
  readonly verifierKey: string;
  /** Of which the receipt has to be. */
  readonly submission: string;
}

/** Checks a receipt by nothing but the verifier key, step by step, as `duibiao verify receipt` does. */
export function checkReceipt({ text, verifierKey, submission }: Question): Checked {
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
    const verifier = step('key', () => readKey(verifierKey));
    const proof = step('file', () => readFile(text));
    const checkpoint = step('signature', () => openSigned(proof, verifier));
    const leaf = step('leaf', () => hashEntry(proof));
    step('path', () => climb(proof, checkpoint, leaf));
    step('entry', () => readEntry(proof, submission));
    return { holds: true, steps };
  } catch (error) {
    if (error instanceof LogFault) return { holds: false, steps };
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

interface EntryJson {
  readonly position?: unknown;
  readonly recordedAt?: unknown;
  readonly body?: { readonly submission?: { readonly id?: unknown } };
}

/** That the entry is of the submission, and says the position at which the log has it. */
function readEntry({ extra, index }: Whole, submission: string): { readonly seen: Step['seen']; found: undefined } {
  const { position, recordedAt, body } = parseEntry(extra);
  demand(position === index + 1, `the entry says position ${String(position)}, the log has it at ${index + 1}`);
  const of = body?.submission?.id;
  demand(of === submission, `the entry is of submission ${String(of)}, not of ${submission}`);
  return { seen: { submission, recordedAt: String(recordedAt) }, found: undefined };
}

function parseEntry(bytes: Uint8Array): EntryJson {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as EntryJson;
  } catch {
    demand(false, 'the entry is not JSON');
  }
}
