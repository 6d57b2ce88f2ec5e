import { assessIndicator, type Assessment, defineMeasure, type Slices, type WorkedIndicator } from '@duibiao/measures';
import type { Grouping, LedgerFold, Tree } from '@duibiao/replay';
import type { Pool } from 'pg';
import { compute, sums, type UnitSums } from '@duibiao/projections';

/** What to ask of both roads. */
export interface Point {
  readonly position: bigint;
  readonly day: string;
  readonly organisation: 'then' | 'now';
  readonly basis: 'all' | 'accepted';
  readonly grouping?: Grouping;
}

/** The numbers of one unit, without what says nothing. */
type Said = Readonly<Record<string, unknown>>;
export interface Numbers {
  readonly now: Said;
  readonly atDue: Said | null;
  readonly assessment: Assessment;
}

const toLastNumber = (sums: readonly bigint[]): readonly bigint[] =>
  sums.slice(0, sums.findLastIndex((n) => n !== 0n) + 1);

/** A slice in which nothing stands says no more than one that is absent, nor a zero at the end than none. */
const said = (slices: Slices): Said =>
  Object.fromEntries(
    [...slices]
      .map(
        ([slice, { sums: all, first, peak, last = null }]) =>
          [slice, { sums: toLastNumber(all), first, peak, last }] as const,
      )
      .filter(([, one]) => one.sums.some((n) => n !== 0n) || one.first !== null || one.peak !== 0n || one.last !== null)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );

/** The workers' road: the sums of the read models. */
export async function bySql(
  db: Pool,
  ledger: string,
  indicator: WorkedIndicator,
  units: readonly string[],
  { position, day, organisation, basis, grouping }: Point,
): Promise<Record<string, Numbers>> {
  const definition = defineMeasure(indicator);
  const accepted = basis === 'accepted';
  const definitions = [{ ...definition, due: indicator.due }];
  const asked = { ledger, definitions, units, position, day, organisation, accepted };
  const answer = await sums(db, { ...asked, ...(grouping && { grouping: { ...grouping, scope: null } }) });
  if (answer.state !== 'known') throw new Error(answer.state);
  return Object.fromEntries((answer.sums[0] ?? []).map((sum) => [sum.unit, numbersOf(indicator, day, sum)]));
}

/** The workers' road from scratch: nothing that was kept is read. It knows no groups. */
export async function fromScratch(
  db: Pool,
  ledger: string,
  indicator: WorkedIndicator,
  units: readonly string[],
  { position, day, organisation, basis }: Point,
): Promise<Record<string, Numbers>> {
  const definition = defineMeasure(indicator);
  const accepted = basis === 'accepted';
  const asked = { ledger, definition, position, day, due: indicator.due, organisation, accepted };
  const found = new Map((await compute(db, asked)).map((one) => [one.unit, one]));
  return Object.fromEntries(
    units.map((unit) => {
      const { onDay, onDue } = found.get(unit) ?? { onDay: new Map(), onDue: new Map() };
      return [unit, numbersOf(indicator, day, { onDay, onDue })];
    }),
  );
}

function numbersOf(
  indicator: WorkedIndicator,
  day: string,
  { onDay: now, onDue }: Pick<UnitSums, 'onDay' | 'onDue'>,
): Numbers {
  const { kind, target, due } = indicator;
  const atDue = day < due ? null : onDue;
  const read = { kind, parameters: defineMeasure(indicator).parameters };
  const assessment = assessIndicator(read, { target, due, day, now, atDue });
  return { now: said(now), atDue: atDue && said(atDue), assessment };
}

/** The auditors' road: the fold that has read up to the position. */
export function byFold(
  fold: LedgerFold,
  today: Tree,
  indicator: WorkedIndicator,
  units: readonly string[],
  { day, organisation, basis, grouping }: Point,
): Record<string, Numbers> {
  const tree = organisation === 'now' ? today : 'then';
  const answers = fold.measure(indicator, { day, organisation: tree, basis, ...(grouping && { grouping }) });
  const nothing: Slices = new Map();
  const { target, due } = indicator;
  const empty = { now: nothing, atDue: day < due ? null : nothing };
  const read = { kind: indicator.kind, parameters: defineMeasure(indicator).parameters };
  return Object.fromEntries(
    units.map((unit) => {
      const { now, atDue } = answers.get(unit) ?? empty;
      const assessment = answers.get(unit)?.assessment ?? assessIndicator(read, { target, due, day, now, atDue });
      return [unit, { now: said(now), atDue: atDue && said(atDue), assessment }];
    }),
  );
}

const text = (one: unknown): string =>
  JSON.stringify(one, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)) ?? 'nothing';

/** Where two roads differ: one line each, empty where they agree. `road` names the first. */
export function differences(
  sql: Readonly<Record<string, Numbers>>,
  fold: Readonly<Record<string, Numbers>>,
  road = 'SQL',
): readonly string[] {
  return Object.entries(sql).flatMap(([unit, workers]) => {
    const auditors = fold[unit];
    return (['now', 'atDue', 'assessment'] as const).flatMap((part) => {
      const [theirs, ours] = [text(workers[part]), text(auditors?.[part])];
      return theirs === ours ? [] : [`${part} of ${unit}: ${road} ${theirs}, fold ${ours}`];
    });
  });
}
