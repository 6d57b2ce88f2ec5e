const QUOTE = 0x22;
const COMMA = 0x2c;
const MINUS = 0x2d;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const DELETE = 0x7f;

/** Values within values at most; entries have some five. */
const MOST_DEPTH = 32;
/** Digits that a number holds exactly. */
const MOST_DIGITS = 15;
/** What canonical JSON escapes with one letter. */
const isShortEscape = new Uint8Array(256);
for (const letter of '"\\bfnrt') isShortEscape[letter.charCodeAt(0)] = 1;
const words = ['true', 'false', 'null'].map((word) => Buffer.from(word));

/**
 * Where the canonical JSON (RFC 8785) of the value ends that begins at a byte, read once and without building it: some 1 µs an entry, where parsing it and
 * writing it again takes 20. -1: it is not canonical, or is of a kind that is rare in entries (names with escapes or beyond ASCII, fractions, `\u` escapes,
 * more than 32 values deep), so that the caller MUST parse it to know. The bytes MUST be UTF-8.
 */
export function canonicalEnd(bytes: Uint8Array, at: number, depth = 0): number {
  switch (bytes[at]) {
    case QUOTE:
      return afterString(bytes, at);
    case OPEN_OBJECT:
      return depth === MOST_DEPTH ? -1 : afterObject(bytes, at, depth + 1);
    case OPEN_LIST:
      return depth === MOST_DEPTH ? -1 : afterList(bytes, at, depth + 1);
    case MINUS:
      return isDigit(bytes[at + 1]) && bytes[at + 1] !== 0x30 ? afterInteger(bytes, at + 1) : -1;
    default:
      return isDigit(bytes[at]) ? afterInteger(bytes, at) : afterWord(bytes, at);
  }
}

function afterString(bytes: Uint8Array, at: number): number {
  for (let next = at + 1; next < bytes.length; next += 1) {
    const byte = bytes[next] as number;
    if (byte === QUOTE) return next + 1;
    if (byte < 0x20) return -1;
    if (byte === BACKSLASH) {
      next += 1;
      if (isShortEscape[bytes[next] ?? 0] !== 1) return -1;
    }
  }
  return -1;
}

function afterObject(bytes: Uint8Array, at: number, depth: number): number {
  if (bytes[at + 1] === CLOSE_OBJECT) return at + 2;
  let before = -1;
  for (let next = at + 1; ;) {
    const value = afterName(bytes, next) + 1;
    if (value === 0 || bytes[value - 1] !== COLON) return -1;
    if (before !== -1 && !isBefore(bytes, before, next)) return -1;
    before = next;
    next = canonicalEnd(bytes, value, depth);
    if (next === -1) return -1;
    if (bytes[next] === CLOSE_OBJECT) return next + 1;
    if (bytes[next] !== COMMA) return -1;
    next += 1;
  }
}

/** In ASCII and without escapes the order of bytes is that of code units, which RFC 8785 asks for. */
function afterName(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== QUOTE) return -1;
  for (let next = at + 1; next < bytes.length; next += 1) {
    const byte = bytes[next] as number;
    if (byte === QUOTE) return next + 1;
    if (byte < 0x20 || byte >= DELETE || byte === BACKSLASH) return -1;
  }
  return -1;
}

/** Whether one name comes before another, each told by its opening quote. */
function isBefore(bytes: Uint8Array, one: number, other: number): boolean {
  for (let n = 1; ; n += 1) {
    const [left, right] = [bytes[one + n] as number, bytes[other + n] as number];
    if (left === right && left !== QUOTE) continue;
    return right !== QUOTE && (left === QUOTE || left < right);
  }
}

function afterList(bytes: Uint8Array, at: number, depth: number): number {
  if (bytes[at + 1] === CLOSE_LIST) return at + 2;
  for (let next = at + 1; ;) {
    next = canonicalEnd(bytes, next, depth);
    if (next === -1) return -1;
    if (bytes[next] === CLOSE_LIST) return next + 1;
    if (bytes[next] !== COMMA) return -1;
    next += 1;
  }
}

/** A whole number in its only form; what is longer, or goes on as a fraction, is no matter of these. */
function afterInteger(bytes: Uint8Array, at: number): number {
  let next = at + 1;
  if (bytes[at] !== 0x30) while (isDigit(bytes[next])) next += 1;
  return next - at > MOST_DIGITS ? -1 : next;
}

function afterWord(bytes: Uint8Array, at: number): number {
  const word = words.find((one) => one.every((letter, n) => bytes[at + n] === letter));
  return word === undefined ? -1 : at + word.length;
}

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;
