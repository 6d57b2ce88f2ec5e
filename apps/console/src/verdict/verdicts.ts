import type { TFunction } from 'i18next';

/** The verdict words as the API gives them, worst first. Source: plan-catalogue 2.8. */
export const verdicts = [
  'missed',
  'not-attained',
  'attained-late',
  'not-evaluable',
  'pending',
  'attained',
  'postponed',
  'report-only',
  'cancelled',
  'not-applicable',
] as const;
export type Verdict = (typeof verdicts)[number];

/** A colour is never alone: each verdict has a shape and a word of its own. */
const marks: Readonly<Record<Verdict, { readonly shape: string; readonly colour: string }>> = {
  missed: { shape: '✕', colour: 'var(--verdict-bad)' },
  'not-attained': { shape: '▼', colour: 'var(--verdict-bad)' },
  'attained-late': { shape: '◑', colour: 'var(--verdict-late)' },
  'not-evaluable': { shape: '?', colour: 'var(--verdict-open)' },
  pending: { shape: '◷', colour: 'var(--verdict-open)' },
  attained: { shape: '✓', colour: 'var(--verdict-good)' },
  postponed: { shape: '»', colour: 'var(--verdict-quiet)' },
  'report-only': { shape: '·', colour: 'var(--verdict-quiet)' },
  cancelled: { shape: '⊘', colour: 'var(--verdict-quiet)' },
  'not-applicable': { shape: '–', colour: 'var(--verdict-quiet)' },
};

export const isVerdict = (word: string): word is Verdict => Object.hasOwn(marks, word);

export const markOf = (word: string): { readonly shape: string; readonly colour: string } =>
  isVerdict(word) ? marks[word] : marks['not-evaluable'];

export const verdictText = (t: TFunction, word: string): string => (isVerdict(word) ? t(`verdict.${word}`) : word);

/** Where a verdict stands when the worst comes first. */
export const badness = (word: string): number => {
  const index = verdicts.indexOf(word as Verdict);
  return index < 0 ? verdicts.length : index;
};
