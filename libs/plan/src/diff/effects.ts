/**
 * What a change does: `measured` changes what is counted (the digest of kind and parameters, or the days themselves), `asked`
 * what is asked of the same count or of whom (target, due day, reading, duty …), `words` neither.
 */
export type Effect = 'measured' | 'asked' | 'words';

/** The part of a definition that a field belongs to; `words` where it changes no number, judgement or duty. */
export type Aspect =
  | 'parameters'
  | 'reading'
  | 'target'
  | 'due day'
  | 'provenance'
  | 'attribution'
  | 'responsible'
  | 'facts'
  | 'uses'
  | 'item'
  | 'term'
  | 'time zone'
  | 'thresholds'
  | 'duty'
  | 'schedule'
  | 'words';

/** The parts of a plan that changes are told by. */
export type PlanPart = 'document' | 'settings' | 'section' | 'item' | 'indicator' | 'duty' | 'schedule';

/** First match counts. What stands nowhere here is words: names, titles, texts, quotations, how a number is written. */
const indicatorAspects: readonly (readonly [RegExp, Aspect])[] = [
  [/^(kind|parameters)(\W|$)/, 'parameters'],
  [/^reading\.(id|version|alternatives(?!.*\.text\.))/, 'reading'],
  [/^target(?!\.stated)/, 'target'],
  [/^due\.(on|cadence)$/, 'due day'],
  [/^provenance\.code$/, 'provenance'],
  [/^attribution$/, 'attribution'],
  [/^responsible$/, 'responsible'],
  [/^facts$/, 'facts'],
  [/^uses$/, 'uses'],
  [/^item$/, 'item'],
];
const settingsAspects: readonly (readonly [RegExp, Aspect])[] = [
  [/^timeZone$/, 'time zone'],
  [/^thresholds(?!.*\.stated$)/, 'thresholds'],
];
const aspects: Readonly<Record<PlanPart, readonly (readonly [RegExp, Aspect])[]>> = {
  document: [[/^(from|to|year)$/, 'term']],
  settings: settingsAspects,
  section: [],
  item: [],
  indicator: indicatorAspects,
  duty: [[/^(?!name\.)/, 'duty']],
  schedule: [[/^/, 'schedule']],
};

export function aspectOf(part: PlanPart, path: string): Aspect {
  return aspects[part].find(([pattern]) => pattern.test(path))?.[1] ?? 'words';
}

export function effectOf(aspect: Aspect): Effect {
  if (aspect === 'parameters' || aspect === 'time zone') return 'measured';
  return aspect === 'words' ? 'words' : 'asked';
}

/** What the coming or going of a whole entry does. */
export function effectOfEntry(part: PlanPart): Effect {
  if (part === 'indicator') return 'measured';
  return part === 'section' ? 'words' : 'asked';
}

/** The strongest of several; `words` of none. */
export function strongest(effects: readonly Effect[]): Effect {
  return (['measured', 'asked'] as const).find((effect) => effects.includes(effect)) ?? 'words';
}
