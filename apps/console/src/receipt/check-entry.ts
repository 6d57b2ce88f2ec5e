import './buffer.js';
import { demand } from '@duibiao/log';
import { type Checked, checkProof } from './check-proof.js';

interface Question {
  /** The proof with its entry, as the API gave it. */
  readonly text: string;
  /** `name+id+key` of the ledger. */
  readonly verifierKey: string;
  /** Of the entry that is shown. */
  readonly position: string;
  /** The entry as it is shown, to the byte. */
  readonly bytes: string;
}

/** Where the log holds an entry: in the tree of so many, whose root this key signed. */
interface Held {
  readonly size: string;
  readonly name: string;
  readonly id: string;
}

/** Checks that the log holds the entry that is shown, at its position. */
export const checkEntry = ({ text, verifierKey, position, bytes }: Question): Checked<Held> =>
  checkProof({
    text,
    verifierKey,
    last: 'shown',
    open: ({ proof: { extra, index }, checkpoint: { size }, verifier: { name, id } }) => {
      demand(String(index + 1) === position, `the proof is of position ${index + 1}, not of ${position}`);
      const isSame = Buffer.from(extra).equals(Buffer.from(bytes));
      demand(isSame, 'the log holds another entry at this position than the one that is shown');
      return { seen: { position }, found: { size: String(size), name, id } };
    },
  });
