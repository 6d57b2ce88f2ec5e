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

/** Of any proof; the last step says that its entry is the one in question: of the submission, or the one that is shown. */
const proofSteps = ['key', 'file', 'signature', 'leaf', 'path'] as const;
export const receiptSteps = [...proofSteps, 'entry'] as const;
export const entrySteps = [...proofSteps, 'shown'] as const;
export type StepName = (typeof receiptSteps)[number] | (typeof entrySteps)[number];

/** One step of the check: what was looked at, and why it does not hold, if it does not. */
export interface Step {
  readonly name: StepName;
  readonly seen: Readonly<Record<string, string>>;
  /** One sentence; null: it holds. */
  readonly fault: string | null;
}

export interface Checked<T> {
  /** Up to the first that does not hold. */
  readonly steps: readonly Step[];
  /** What was proved; undefined where the proof does not hold. */
  readonly found: T | undefined;
}

interface Look<T> {
  readonly seen: Step['seen'];
  readonly found: T;
}

/** A proof with its entry. */
export type Whole = LogProof & { readonly extra: Uint8Array };

/** What holds before the last step. */
export interface Proved {
  readonly proof: Whole;
  readonly checkpoint: Checkpoint;
  readonly verifier: Verifier;
}

interface Question<T> {
  /** The file, as the API gave it. */
  readonly text: string;
  /** `name+id+key` of the ledger. */
  readonly verifierKey: string;
  readonly last: StepName;
  /** The last step: that the entry is the one in question. */
  readonly open: (proved: Proved) => Look<T>;
}

/** Checks a proof that carries its entry by nothing but the verifier key, step by step, as `duibiao verify receipt` does. */
export function checkProof<T>({ text, verifierKey, last, open }: Question<T>): Checked<T> {
  const steps: Step[] = [];
  const step = <F>(name: StepName, look: () => Look<F>): F => {
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
    return { steps, found: step(last, () => open({ proof, checkpoint, verifier })) };
  } catch (error) {
    if (error instanceof LogFault) return { steps, found: undefined };
    throw error;
  }
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

function readKey(verifierKey: string): Look<Verifier> {
  const found = verifierOf(verifierKey);
  return { seen: { name: found.name, id: found.id }, found };
}

function readFile(text: string): Look<Whole> {
  const { extra, ...proof } = parseProof(text);
  demand(extra !== null, 'the file does not carry its entry: it has no extra line');
  const seen = { bytes: String(extra.length), position: String(proof.index + 1), hashes: String(proof.path.length) };
  return { seen, found: { ...proof, extra } };
}

function openSigned({ checkpoint }: Whole, verifier: Verifier): Look<Checkpoint> {
  const found = openCheckpoint(checkpoint, [verifier]);
  return { seen: { origin: found.origin, size: String(found.size), root: hex(found.root) }, found };
}

function hashEntry({ extra }: Whole): Look<Uint8Array> {
  const found = leafHash(extra);
  return { seen: { leaf: hex(found) }, found };
}

function climb({ index, path }: Whole, { size, root }: Checkpoint, leaf: Uint8Array): Look<undefined> {
  verifyInclusion({ index, size, leaf, path, root });
  return { seen: { hashes: String(path.length), root: hex(root) }, found: undefined };
}
