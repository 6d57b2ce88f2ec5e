import type { AnswerHead, Attainment, ExactValue } from '../http/answers.js';

const comparators: Readonly<Record<string, string>> = { 'at-least': '≥', 'at-most': '≤', 'equal-to': '=' };
const provenances: Readonly<Record<string, string>> = {
  S: 'stated',
  D: 'deliverable',
  G: 'gloss',
  X: 'external',
  N: 'none',
};

/** `5535/6543 = 84.59 %`; a quantity as it is; of a deliverable the parts that are done; `—` where there is no number. */
export function valueText(value: ExactValue | null, kind: string): string {
  if (value === null) return '—';
  const { numerator, denominator, percent, text } = value;
  const exact = `${numerator}/${denominator}`;
  if (kind === 'milestone') return `${exact} done`;
  if (percent !== null) return `${exact} = ${percentText(percent)}`;
  return text ?? exact;
}

export const percentText = (percent: string): string => (percent.endsWith('%') ? percent : `${percent} %`);

/** What is asked: of a deliverable that it exists, of a trend its direction; in another document where it has provenance X. */
export function targetText({ target, provenance, kind }: Attainment): string {
  if (target === null) return provenance.code === 'X' ? 'in another document' : 'no target stated';
  if (kind === 'milestone') return 'all parts';
  if (kind === 'trend') return 'against the baseline';
  return `${comparators[target.comparator] ?? target.comparator} ${target.stated}`;
}

/** The verdict with what it depends on: why there is none, the due day while it is open, the value then where it is another by now. */
export function verdictText({
  verdict,
  reason,
  provisional,
  due,
  value,
  valueAtDue,
  kind,
  incomplete,
}: Attainment): string {
  const mark = (reason === null ? '' : `: ${reason}`) + (provisional ? ' (provisional)' : '');
  const when = verdict === 'pending' ? `, due ${due.on}` : '';
  const then = valueAtDue === null ? '' : valueText(valueAtDue, kind);
  const judged = then === '' || then === valueText(value, kind) ? '' : `, ${then} on ${due.on}`;
  return verdict + mark + when + judged + (incomplete === null ? '' : `; ${incompleteText(incomplete)}`);
}

/** What a number may lack: `INCOMPLETE: 2 parked facts`. */
export const incompleteText = ({ parkedFacts }: NonNullable<AnswerHead['incomplete']>): string =>
  `INCOMPLETE: ${parkedFacts} parked ${parkedFacts === 1 ? 'fact' : 'facts'}`;

/** Progress towards the target beside the time that has passed: information, never a verdict. */
export function paceText({ pace }: Attainment): string {
  if (pace === null || pace.progress === null || pace.elapsed === null) return '—';
  const word = pace.behind ? 'behind' : 'on pace';
  return `${word}: ${percentText(pace.progress)} of the target, ${percentText(pace.elapsed)} of the year`;
}

/** Facts by review, and the number by accepted facts alone where anything was reviewed: `1,203 unreviewed, 2 sent back`. */
export function reviewText({ review, accepted, kind }: Attainment): string {
  const { unreviewed, returned } = review;
  const parts = [`${review.accepted} accepted`, `${unreviewed} unreviewed`, `${returned} sent back`];
  const said = parts.filter((part) => !part.startsWith('0 ')).join(', ') || '—';
  return accepted === null ? said : `${said}; by accepted alone ${valueText(accepted, kind)}`;
}

/** Who has reported: `58 of 63 reports = 92.06 %, 2 made up late`. */
export function completenessText({ completeness }: Attainment): string {
  if (completeness === null) return '—';
  const { reported, nil, expected, rate, late } = completeness;
  const share = rate === null ? 'nothing due yet' : `${reported + nil} of ${expected} reports = ${percentText(rate)}`;
  return late === 0 ? share : `${share}, ${late} made up late`;
}

export const provenanceText = ({ provenance }: Attainment): string =>
  `${provenance.code} ${provenances[provenance.code] ?? ''}`.trim();

/** Which ledger, what was known, which day: a line for stderr. */
export function headLine(head: AnswerHead): string {
  const { ledger, isDemonstration, plan, planVersion, position, recordedAt, on, incomplete } = head;
  const what = isDemonstration ? `DEMONSTRATION (invented data) in ledger ${ledger}` : `Ledger ${ledger}`;
  const lacks =
    incomplete === null ? '' : `\n${incompleteText(incomplete)} cannot be applied; see npx duibiao parked list`;
  return `${what}, plan ${plan} version ${planVersion}; known: position ${position} (${recordedAt}); day: ${on}${lacks}`;
}
