import { fromBase64, toBase64 } from './base64.js';
import { demand } from './fault.js';
import { isName, type KeyName, type Signer, type Verifier } from './key.js';

/** A note whose text was signed by one at least of those who were asked for. */
export interface Note {
  /** Ends in a line feed. */
  readonly text: string;
  /** Whose signatures were verified; unknown ones are ignored. */
  readonly by: readonly KeyName[];
}

const BEFORE = '\n\n\u2014 ';
const MOST_SIGNATURES = 100;
const ID_BYTES = 4;
// A note is read by people: no control characters but line feeds.
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0009\u000b-\u001f]/;

/**
 * Signs a text (C2SP signed-note).
 *
 * @throws LogFault when the text does not end in a line feed, or holds control characters
 */
export function signNote(text: string, signers: readonly Signer[]): string {
  demandText(text);
  return `${text}\n${signers.map((signer) => signatureLine(signer, signer.sign(Buffer.from(text)))).join('')}`;
}

const signatureLine = ({ name, id }: KeyName, signature: Uint8Array): string =>
  `\u2014 ${name} ${toBase64(Buffer.concat([Buffer.from(id, 'hex'), signature]))}\n`;

/**
 * Opens a note. Signatures of unknown keys are ignored, however many; one of a known key that does not hold is a fault.
 *
 * @throws LogFault when the note is malformed, a known signature does not verify, or none is known
 */
export function openNote(note: string | Uint8Array, verifiers: readonly Verifier[]): Note {
  const whole = typeof note === 'string' ? note : utf8(note);
  demand(!CONTROL.test(whole), 'the note holds a control character');
  const end = whole.lastIndexOf(BEFORE);
  demand(end >= 0, 'the note has no signature: a blank line and lines that begin with an em dash');
  demand(whole.endsWith('\n'), 'the last line of the note does not end in a line feed');
  const text = whole.slice(0, end + 1);
  demandText(text);
  const lines = whole.slice(end + 2, -1).split('\n');
  demand(lines.length <= MOST_SIGNATURES, `the note has ${lines.length} signatures, more than ${MOST_SIGNATURES}`);
  const by = new Map<Verifier, KeyName>();
  for (const [index, line] of lines.entries()) {
    const { name, id, signature } = readSignature(line, index + 1);
    const verifier = verifiers.find((one) => one.name === name && one.id === id);
    if (verifier === undefined || by.has(verifier)) continue;
    demand(
      verifier.verifies(Buffer.from(text), signature),
      `the signature of ${name} (key ${id}) does not fit the text`,
    );
    by.set(verifier, { name, id });
  }
  demand(
    by.size > 0,
    `the note is not signed by ${verifiers.map(({ name, id }) => `${name} (key ${id})`).join(' or ') || 'anybody: no key was given'}`,
  );
  return { text, by: [...by.values()] };
}

function readSignature(line: string, number: number): KeyName & { readonly signature: Buffer } {
  const [, name = '', encoded = ''] = /^\u2014 (\S+) (\S+)$/u.exec(line) ?? [];
  demand(isName(name), `signature line ${number} of the note is not an em dash, a name and a signature`);
  const bytes = fromBase64(encoded, `signature ${number} of the note`);
  demand(bytes.length > ID_BYTES, `signature ${number} of the note is shorter than a key id`);
  return { name, id: bytes.subarray(0, ID_BYTES).toString('hex'), signature: bytes.subarray(ID_BYTES) };
}

function demandText(text: string): void {
  demand(text.endsWith('\n') && text.isWellFormed(), 'the text of a note is UTF-8 and ends in a line feed');
  demand(!CONTROL.test(text), 'the text of a note holds a control character');
}

function utf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    demand(false, 'the note is not UTF-8');
  }
}
