import type { LineageCase, LineageFact } from '../../http/answers.js';
import { indent } from '../../print.js';

/** Why a fact does not count. */
const reasons: Readonly<Record<string, string>> = {
  voided: 'voided',
  'sent-back': 'a review sent it back',
  'duplicate-source': 'another source reports the same and is believed first',
  'out-of-scope': 'the definition leaves it out',
  'outside-window': 'its day is outside those of the definition',
  'another-mark': 'it is in scope by an earlier one',
  unmatched: 'what it is about is not counted here',
  'same-unit': 'not to another unit',
  'before-mark': 'dated before the mark',
  'after-mark': 'dated after the mark',
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
  return [`${what}\n  ${roleWords(role)}${reviewed}; ${place}`, ...submittedLines(fact)].join('\n');
}

const deeds: Readonly<Record<string, string>> = {
  'fact-recorded': 'recorded',
  'fact-corrected': 'corrected',
  'fact-voided': 'voided',
};

/** In which submission that version came: when, by which road, by whom and why. */
function submittedLines({ recorded, submission }: LineageFact): readonly string[] {
  if (recorded === null) return [];
  const { at, type, channel, principal, reason, note } = recorded;
  const why = [...(reason === null ? [] : [`reason: ${reason}`]), ...(note === null ? [] : [`note: ${note}`])];
  return [[`  ${deeds[type] ?? type} ${at} by ${channel}, ${principal}, in ${submission ?? '—'}`, ...why].join('; ')];
}

/** What a fact does in the number, by the name of the selector that it fits. Conditions and parts have names of their own. */
const counting: Readonly<Record<string, string>> = {
  numerator: 'counts in the numerator',
  denominator: 'counts in the denominator',
  baseline: 'is the baseline',
  condition: 'counts for the condition',
  frame: 'says what is in the frame',
  roster: 'says who is on the roster',
  role: 'says who is in the role',
  period: 'sets the period',
  done: 'is what it takes',
  count: 'counts',
  receipt: 'confirms what counts',
  post: 'is the post',
  holder: 'says who holds the post',
  trigger: 'asks for a response',
  response: 'is a response',
  term: 'begins or ends the term',
  placement: 'begins or ends a stay',
  counted: 'counts',
  quota: 'is an allotment',
  case: 'is the decision',
  scores: 'is a score',
  fact: 'counts',
  cancelled: 'cancels it',
  postponed: 'postpones it',
};

function roleWords(role: string): string {
  if (role === 'accompanies') return reasonWords(role);
  if (reasons[role] !== undefined) return `left out: ${reasonWords(role)}`;
  return counting[role.replace(/-\d+$/, '')] ?? `counts for ${role.replace(/^condition:/, '')}`;
}

/** A case with the facts behind it. */
export function caseLines({ key, ownerUnit, facts, withheld }: LineageCase): string {
  const hidden = withheld === 0 ? [] : [`  ${withheld} more outside what you may see`];
  return [`${key} of ${ownerUnit}`, ...facts.map((fact) => indent(factLines(fact))), ...hidden].join('\n');
}
