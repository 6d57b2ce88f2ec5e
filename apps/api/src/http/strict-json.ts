import { show, type Fault } from '@duibiao/facts';

const MAX_DEPTH = 32;
/** Members of one object, items of one list, values in all: several times what the largest legal request needs. */
const MAX_MEMBERS = 100;
const MAX_ITEMS = 5_000;
const MAX_VALUES = 50_000;
const MAX_FAULTS = 100;

export type StrictJson =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly faults: readonly Fault[] };

/**
 * Parses JSON that means one thing only. Beyond JSON.parse it refuses, each with its pointer: duplicate members, nesting
 * deeper than 32, more than 100 members, 5,000 items or 50,000 values, numbers that are not whole or lie beyond 2^53 − 1 (they would be rounded), U+0000, lone surrogates and the
 * member `__proto__`.
 */
export function parseStrictJson(text: string): StrictJson {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const message = `the body is no JSON: ${(error as Error).message}`;
    return { ok: false, faults: [{ pointer: '', rule: 'json', message, legal: 'one JSON value (RFC 8259) in UTF-8' }] };
  }
  const faults = new Scanner(text).scan();
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value };
}

interface Level {
  /** Members seen so far; none in an array. */
  readonly members: Set<string> | undefined;
  /** Member or index at which the scanner stands. */
  at: string | number;
}

/** Walks text that JSON.parse has accepted, so it need not look for syntax. */
class Scanner {
  readonly #text: string;
  readonly #levels: Level[] = [];
  readonly #faults: Fault[] = [];
  #values = 0;

  constructor(text: string) {
    this.#text = text;
  }

  scan(): readonly Fault[] {
    const text = this.#text;
    for (let i = 0; i < text.length && this.#faults.length < MAX_FAULTS;) {
      const char = text.charCodeAt(i);
      if (char === 0x22) i = this.#string(i);
      else if (char === 0x7b || char === 0x5b) {
        this.#levels.push(char === 0x7b ? { members: new Set(), at: '' } : { members: undefined, at: 0 });
        if (this.#levels.length > MAX_DEPTH) {
          const legal = `at most ${MAX_DEPTH} levels`;
          this.#fault('depth', `the body nests deeper than ${MAX_DEPTH} levels`, legal);
          return this.#faults;
        }
        this.#values++;
        i++;
      } else if (char === 0x7d || char === 0x5d) {
        this.#levels.pop();
        i++;
      } else if (char === 0x2c) {
        if (this.#isFull()) return this.#faults;
        i++;
      } else if (char === 0x2d || (char >= 0x30 && char <= 0x39)) i = this.#number(i);
      else i++;
    }
    return this.#faults;
  }

  /** At a comma: one more value, in an object or a list. Says so when there are too many of them. */
  #isFull(): boolean {
    const level = this.#levels.at(-1);
    if (level !== undefined && level.members === undefined) level.at = (level.at as number) + 1;
    const isTooWide = (level?.members?.size ?? 0) >= MAX_MEMBERS || level?.at === MAX_ITEMS;
    if (!isTooWide && ++this.#values <= MAX_VALUES) return false;
    const legal = `at most ${MAX_MEMBERS} members of an object, ${MAX_ITEMS} items of a list, ${MAX_VALUES} values in all`;
    this.#fault('size', `there are too many values here: expected ${legal}`, legal);
    return true;
  }

  #string(start: number): number {
    const text = this.#text;
    let end = start + 1;
    let isEscaped = false;
    for (; text.charCodeAt(end) !== 0x22; end++) {
      if (text.charCodeAt(end) === 0x5c) {
        isEscaped = true;
        end++;
      }
    }
    const raw = text.slice(start + 1, end);
    const value = isEscaped ? (JSON.parse(`"${raw}"`) as string) : raw;
    const level = this.#levels.at(-1);
    const isMember = level?.members !== undefined && /^[ \t\n\r]*:/.test(text.slice(end + 1, end + 64));
    if (isMember) this.#member(level as Level & { members: Set<string> }, value);
    if ((isEscaped || !value.isWellFormed()) && (!value.isWellFormed() || value.includes('\u0000'))) {
      this.#fault(
        'illegal-character',
        `${show(value)} holds U+0000 or half a character`,
        'whole Unicode characters other than U+0000',
      );
    }
    return end + 1;
  }

  #member(level: Level & { members: Set<string> }, name: string): void {
    level.at = name;
    if (level.members.has(name))
      this.#fault('duplicate-member', `the member ${show(name)} stands here twice`, 'each member once');
    if (name === '__proto__') this.#fault('illegal-member', 'no member may be called __proto__', 'another name');
    level.members.add(name);
  }

  #number(start: number): number {
    const [token = ''] = /^[-+.0-9eE]+/.exec(this.#text.slice(start, start + 400)) ?? [];
    const value = Number(token);
    if (!/^-?\d+$/.test(token) || !Number.isSafeInteger(value) || Object.is(value, -0)) {
      const legal = 'a whole number from -9007199254740991 to 9007199254740991; decimals as strings';
      this.#fault('number', `${token.slice(0, 40)} is not legal here: expected ${legal}`, legal);
    }
    return start + token.length;
  }

  #fault(rule: string, message: string, legal: string): void {
    const pointer = this.#levels.map(({ at }) => `/${String(at).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
    this.#faults.push({ pointer, rule, message, legal });
  }
}
