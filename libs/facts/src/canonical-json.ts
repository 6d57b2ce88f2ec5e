/**
 * RFC 8785 canonical JSON of a JSON value; members that are undefined are left out. Throws on what JSON cannot hold: the caller
 * has checked its input, its depth too.
 *
 * Our own, since every submission is written so five times: an event's body takes 3 µs, with the package `canonicalize` (which
 * the specification compares it with) 7.
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return quoted(value);
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError('not a JSON value');
      return String(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? list(value) : object(value as Readonly<Record<string, unknown>>);
    default:
      throw new TypeError('not a JSON value');
  }
}

/** What JSON.stringify escapes; half a pair of surrogates is found with it, and refused. */
// oxlint-disable-next-line no-control-regex
const ESCAPED = /["\\\u0000-\u001f\ud800-\udfff]/;

function quoted(text: string): string {
  if (!ESCAPED.test(text)) return `"${text}"`;
  if (!text.isWellFormed()) throw new TypeError('not a JSON value: half a character');
  return JSON.stringify(text);
}

function list(items: readonly unknown[]): string {
  let text = '[';
  for (let index = 0; index < items.length; index++) text += (index === 0 ? '' : ',') + canonicalJson(items[index]);
  return `${text}]`;
}

function object(members: Readonly<Record<string, unknown>>): string {
  let text = '{';
  for (const name of ordered(Object.keys(members))) {
    const value = members[name];
    if (value !== undefined) text += (text === '{' ? '' : ',') + labelled(name) + canonicalJson(value);
  }
  return `${text}}`;
}

/** Orders names by UTF-16 code units, as RFC 8785 asks and JavaScript compares: few names are sorted by hand faster. */
function ordered(names: string[]): string[] {
  if (names.length > 20) return names.sort();
  for (let index = 1; index < names.length; index++) {
    const name = names[index] as string;
    let place = index;
    for (; place > 0 && (names[place - 1] as string) > name; place--) names[place] = names[place - 1] as string;
    names[place] = name;
  }
  return names;
}

/** Names as they stand before a value. They are few, those of our own forms; what callers invent is kept up to a limit. */
const labels = new Map<string, string>();
const MAX_LABELS = 1_000;

function labelled(name: string): string {
  const known = labels.get(name);
  if (known !== undefined) return known;
  const label = `${quoted(name)}:`;
  if (labels.size < MAX_LABELS) labels.set(name, label);
  return label;
}
