import type { PlainFact, WorkedCase } from './worked-case.js';

type Event = WorkedCase['history'][number];

/** What happened on a day, to several facts alike: recorded unless told. */
export const recorded = (
  recordedOn: string,
  facts: readonly PlainFact[],
  type: Event['type'] = 'fact-recorded',
): readonly Event[] => facts.map((fact) => ({ recordedOn, type, fact }));

/** A fact that a unit reports of itself on one day. */
export const reported = (
  kind: string,
  unit: string,
  refs: PlainFact['refs'],
  occurredOn: string,
  values: PlainFact['values'] = {},
): PlainFact => ({ kind, refs: { ...refs, unit }, days: { occurredOn }, values, source: { unit } });

/** Someone takes a role in a unit; full-time unless told. */
export const began = (
  person: string,
  unit: string,
  role: string,
  day: string,
  more: { readonly rank?: string; readonly engagement?: string; readonly post?: string } = {},
): PlainFact => {
  const { post, engagement = 'full-time', ...values } = more;
  const refs = { person, ...(post === undefined ? {} : { post }) };
  return reported('role.began', unit, refs, day, { role, engagement, onPost: true, ...values });
};

/** The first day on which someone is out of a role. */
export const left = (person: string, unit: string, role: string, day: string): PlainFact =>
  reported('role.ended', unit, { person }, day, { role });
