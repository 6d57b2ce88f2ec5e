import type { FactRole } from '@duibiao/projections';
import type { LineageCase, LineageFact } from '../../http/answers.js';
import { indent } from '../../print.js';

/** Complete: a new reason of the read model does not compile without words for it. */
const reasons: Readonly<Record<Exclude<FactRole, 'numerator' | 'denominator'>, string>> = {
  voided: 'voided',
  'sent-back': 'a review sent it back',
  'duplicate-source': 'another source reports the same and is believed first',
  'out-of-scope': 'the definition leaves this mark out',
  'other-period': 'of another period',
  'another-mark': 'the member is in scope by an earlier mark',
  unmatched: 'the member is not in the denominator',
  'same-unit': 'not to another unit',
  'before-mark': 'dated before the mark',
  'after-day': 'dated after the day asked for',
  'counted-once': 'an earlier fact counts already',
  returned: 'the transfer was returned',
  cancelled: 'the transfer was cancelled',
  accompanies: 'goes with it, is not counted itself',
};

/** Why a fact is left out, in words. */
export const reasonWords = (role: string): string => reasons[role] ?? role;

const shown = (value: unknown): string => {
  if (Array.isArray(value)) return value.join(',');
  return typeof value === 'object' ? '(text)' : JSON.stringify(value).replaceAll('"', '');
};

const listed = (fields: Readonly<Record<string, unknown>>, without: string): string =>
  Object.entries(fields)
    .filter(([, value]) => value !== without)
    .map(([name, value]) => `${name}=${shown(value)}`)
    .join(' ');

/** A fact in one line, then where it stands in the ledger. */
export function factLines(fact: LineageFact): string {
  const { kind, days, refs, values, about, role, position, version, source, review } = fact;
  const when = Object.values(days).join(' … ');
  const what = `${kind}  ${when}  ${[listed(refs, about), listed(values, about)].join(' ').trim()}`;
  const place = `fact ${fact.fact}  version ${version}  position ${position}  from ${source.replace(/^unit:/, '')}`;
  const reviewed = review === null || role === 'sent-back' ? '' : `; ${review === 'returned' ? 'sent back' : review}`;
  return `${what}\n  ${roleWords(role)}${reviewed}; ${place}`;
}

function roleWords(role: string): string {
  if (role === 'numerator' || role === 'denominator') return `counts in the ${role}`;
  return role === 'accompanies' ? reasonWords(role) : `left out: ${reasonWords(role)}`;
}

/** A case with the facts behind it. */
export function caseLines({ key, ownerUnit, facts, withheld }: LineageCase): string {
  const hidden = withheld === 0 ? [] : [`  ${withheld} more outside what you may see`];
  return [`${key} of ${ownerUnit}`, ...facts.map((fact) => indent(factLines(fact))), ...hidden].join('\n');
}
