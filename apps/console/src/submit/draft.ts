import type { FactInput } from './form-model.js';

/** What the people of a draft are called by: one scheme for the whole ledger, or the numbers of the reporting unit. */
export const schemes = ['member-number', 'unit'] as const;
export type Scheme = (typeof schemes)[number];

/** What was typed and is not recorded yet. */
export interface Draft {
  readonly facts: readonly FactInput[];
  readonly note: string;
  /** By which scheme people stand in the facts: as they were typed, for the same number is another person by the other scheme. */
  readonly scheme: Scheme;
  /** The Idempotency-Key of these contents: kept until their outcome is known. */
  readonly key: string;
  /** What was sent under that key and never answered: it MUST be asked for again as it is, so that nothing is recorded twice. */
  readonly asked?: string;
  /** The version of the fact that was seen when a correction was begun. */
  readonly version?: number;
}

/** Where drafts are kept: the browser's own storage, which outlives a reload, a lost network and an expired key. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const SHELF = 'duibiao.draft';

export const draftName = (...parts: readonly string[]): string => [SHELF, ...parts.map(encodeURIComponent)].join('/');

/** Whose draft a form is: what one person types for one unit and plan is no draft of anybody else. */
export interface Drafter {
  readonly principal: string;
  readonly ledger: string;
  readonly plan: string;
  /** The reporting unit. */
  readonly unit: string;
}

/** Of which form: one that answers a duty for a period stands beside one that was opened without. */
export interface DraftedForm {
  readonly kind: string;
  readonly duty?: string | undefined;
  readonly period?: string | undefined;
}

const drafterName = ({ principal, ledger, plan, unit }: Drafter): string =>
  draftName('form', principal, ledger, plan, unit);

export const formDraftName = (drafter: Drafter, { kind, duty = '', period = '' }: DraftedForm): string =>
  [drafterName(drafter), ...[kind, duty, period].map(encodeURIComponent)].join('/');

/** The kinds of which something typed lies there, outside of any duty. */
export function draftedKinds(shelf: Shelf, drafter: Drafter): readonly string[] {
  const start = `${drafterName(drafter)}/`;
  const names = Array.from({ length: shelf.length }, (_, index) => shelf.key(index) ?? '');
  return names
    .flatMap((name) => {
      const [kind = '', duty, period] = name.slice(start.length).split('/');
      return name.startsWith(start) && duty === '' && period === '' ? [decodeURIComponent(kind)] : [];
    })
    .sort();
}

export function newDraft(first: FactInput, version?: number): Draft {
  return {
    facts: [first],
    note: '',
    scheme: 'member-number',
    key: newKey(),
    ...(version === undefined ? {} : { version }),
  };
}

const KEY_BYTES = 16;

/** Random by what every page has: one that came by plain HTTP lacks `randomUUID`. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
  return `console-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** What lies there; undefined where there is nothing, or nothing that this version of the console can read. */
export function readDraft(shelf: Shelf, name: string): Draft | undefined {
  try {
    const read: unknown = JSON.parse(shelf.getItem(name) ?? 'null');
    return isDraft(read) ? read : undefined;
  } catch {
    return undefined;
  }
}

/** A full or forbidden storage loses the reload, not the form: what is typed stands there still. */
export function writeDraft(shelf: Shelf, name: string, draft: Draft): void {
  try {
    shelf.setItem(name, JSON.stringify(draft));
  } catch {
    // nothing that the one who types could do
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const isAbsentOr = (type: 'string' | 'number', value: unknown): boolean => value === undefined || typeof value === type;

const isFact = (value: unknown): value is FactInput =>
  isObject(value) && isObject(value['refs']) && isObject(value['days']) && isObject(value['values']);

function isDraft(value: unknown): value is Draft {
  if (!isObject(value)) return false;
  const { facts, note, scheme, key, asked, version } = value;
  const isWhole = Array.isArray(facts) && facts.length > 0 && facts.every(isFact);
  if (!isWhole || !schemes.some((one) => one === scheme) || typeof note !== 'string' || typeof key !== 'string')
    return false;
  return isAbsentOr('string', asked) && isAbsentOr('number', version);
}
