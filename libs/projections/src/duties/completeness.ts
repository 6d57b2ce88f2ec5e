/** What became of one unit's report for one period. */
export const dutyStates = ['reported', 'nil', 'missing', 'not-due', 'waived'] as const;
export type DutyState = (typeof dutyStates)[number];

/**
 * `on-time`: recorded by the end of the due day; `made-up-late`: reported, after it (what was late stays late); `late`: the due day
 * has come and nothing is there.
 */
export type Timeliness = 'on-time' | 'made-up-late' | 'late';

/** Zero is stated, excused, late and missing are different things: each is counted for itself. */
export interface Completeness {
  readonly reported: number;
  readonly nil: number;
  readonly missing: number;
  readonly notDue: number;
  readonly waived: number;
  /** Reported, nil and missing: what is neither excused nor to come. */
  readonly expected: number;
  /** Of reported and nil. */
  readonly onTime: number;
  readonly late: number;
}

/**
 * Counts reports by state. Who reports is among those expected, since both come from the same units: the rate,
 * (reported + nil) ÷ expected, cannot pass one.
 */
export function completenessOf(
  rows: Iterable<{ readonly state: DutyState; readonly timeliness: Timeliness | null }>,
): Completeness {
  const count = { reported: 0, nil: 0, missing: 0, 'not-due': 0, waived: 0 };
  let [onTime, late] = [0, 0];
  for (const { state, timeliness } of rows) {
    count[state] += 1;
    if (timeliness === 'on-time') onTime += 1;
    if (timeliness === 'made-up-late') late += 1;
  }
  const { reported, nil, missing, 'not-due': notDue, waived } = count;
  return { reported, nil, missing, notDue, waived, expected: reported + nil + missing, onTime, late };
}
