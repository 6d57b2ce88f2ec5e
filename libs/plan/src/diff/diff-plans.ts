import type { IndicatorBase, Plan } from '../plan.js';
import { aspectOf, type Aspect, type Effect, effectOf, effectOfEntry, type PlanPart, strongest } from './effects.js';
import { type Leaf, leavesOf } from './leaves.js';

/** A plan of whatever kinds. */
type AnyPlan = Omit<Plan, 'indicators'> & {
  readonly indicators: readonly (IndicatorBase & { readonly kind: string; readonly parameters: unknown })[];
};

/** One field: `before` is absent where the field is new, `after` where it is gone. */
export interface FieldChange {
  readonly path: string;
  readonly aspect: Aspect;
  readonly before?: Leaf;
  readonly after?: Leaf;
}

/** What happened to one entry of a plan. */
export interface PlanChange {
  readonly part: PlanPart;
  /** The id of the entry; an item's is its number, the document's and the settings' that of the plan. */
  readonly id: string;
  /** Its name or title, as it is now, or was. */
  readonly name: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly effect: Effect;
  /** What changed about it, the strongest first; of an added or removed entry none is named. */
  readonly aspects: readonly Aspect[];
  readonly fields: readonly FieldChange[];
}

export interface PlanDiff {
  readonly isSame: boolean;
  /** The strongest effect of all; null where nothing changed. */
  readonly effect: Effect | null;
  readonly changes: readonly PlanChange[];
}

type Entry = readonly [id: string, name: string, value: unknown];

/**
 * What changed from one plan to another, entry by entry and field by field, exactly; in the order document, settings, duties,
 * schedules, sections, items, indicators. Comments, sharing and the order of properties are no part of a plan.
 *
 * `measureOf` gives the digest of what an indicator measures: an indicator changes what is measured when its digest changes.
 */
export function diffPlans<P extends AnyPlan>(
  before: P,
  after: P,
  measureOf: (indicator: P['indicators'][number]) => string,
): PlanDiff {
  const digests = (plan: P) => new Map(plan.indicators.map((one) => [one.id, measureOf(one)]));
  const [old, now] = [digests(before), digests(after)];
  const parts = (Object.keys(entriesOf) as PlanPart[]).flatMap((part) =>
    diffPart(part, entriesOf[part](before, after), entriesOf[part](after, before)),
  );
  const changes = parts.map((change) => {
    if (change.part !== 'indicator' || change.change !== 'changed') return change;
    const isOther = old.get(change.id) !== now.get(change.id);
    return isOther ? { ...change, effect: 'measured' as const } : change;
  });
  const isSame = changes.length === 0;
  return { isSame, effect: isSame ? null : strongest(changes.map(({ effect }) => effect)), changes };
}

/** The entries of a part; of the document also the order of what stands in both plans. */
const entriesOf: Readonly<Record<PlanPart, (plan: AnyPlan, other: AnyPlan) => readonly Entry[]>> = {
  document: ({ settings: _settings, sections, items: _items, indicators, ...rest }, other) => {
    const value = {
      ...rest,
      sectionOrder: common(sections, other.sections),
      indicatorOrder: common(indicators, other.indicators),
    };
    return [[rest.id, rest.title, value]];
  },
  settings: ({ id, settings: { duties: _duties, schedules: _schedules, ...rest } }) => [[id, '', rest]],
  duty: ({ settings }) => settings.duties.map((one) => [one.id, one.name.zh, one]),
  schedule: ({ settings }) => settings.schedules.map((one) => [one.id, one.kind, one]),
  section: ({ sections }) => sections.map((one) => [one.id, one.title, one]),
  item: ({ items }) => items.map((one) => [String(one.no), one.title, one]),
  indicator: ({ indicators }) => indicators.map((one) => [one.id, one.name.zh, one]),
};

function common(
  own: readonly { readonly id: string }[],
  others: readonly { readonly id: string }[],
): readonly string[] {
  const ids = new Set(others.map(({ id }) => id));
  return own.flatMap(({ id }) => (ids.has(id) ? [id] : []));
}

function diffPart(part: PlanPart, before: readonly Entry[], after: readonly Entry[]): PlanChange[] {
  const old = new Map(before.map((entry) => [entry[0], entry]));
  const now = new Map(after.map((entry) => [entry[0], entry]));
  const isOne = part === 'document' || part === 'settings';
  if (isOne) return before.flatMap((entry, index) => changed(part, entry, after[index] ?? entry));
  return [
    ...after.flatMap((entry) => {
      const earlier = old.get(entry[0]);
      return earlier === undefined ? [whole(part, entry, 'added')] : changed(part, earlier, entry);
    }),
    ...before.filter(([id]) => !now.has(id)).map((entry) => whole(part, entry, 'removed')),
  ];
}

function whole(part: PlanPart, [id, name, value]: Entry, change: 'added' | 'removed'): PlanChange {
  const fields = [...leavesOf(value)].map(([path, leaf]): FieldChange => {
    const aspect = aspectOf(part, path);
    return change === 'added' ? { path, aspect, after: leaf } : { path, aspect, before: leaf };
  });
  return { part, id, name, change, effect: effectOfEntry(part), aspects: [], fields };
}

function changed(part: PlanPart, [, , before]: Entry, [id, name, after]: Entry): PlanChange[] {
  const fields = diffFields(part, leavesOf(before), leavesOf(after));
  if (fields.length === 0) return [];
  const effects = fields.map(({ aspect }) => effectOf(aspect));
  const named = (['measured', 'asked', 'words'] as const).flatMap((effect) =>
    fields.flatMap(({ aspect }) => (effectOf(aspect) === effect ? [aspect] : [])),
  );
  return [{ part, id, name, change: 'changed', effect: strongest(effects), aspects: [...new Set(named)], fields }];
}

function diffFields(
  part: PlanPart,
  before: ReadonlyMap<string, Leaf>,
  after: ReadonlyMap<string, Leaf>,
): readonly FieldChange[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])];
  return paths.flatMap((path): FieldChange[] => {
    const [old, now] = [before.get(path), after.get(path)];
    const isSame = JSON.stringify(old) === JSON.stringify(now);
    if (isSame || (isNothing(old === undefined ? now : old) && paths.some((inner) => isBelow(inner, path)))) return [];
    const aspect = aspectOf(part, path);
    return [
      { path, aspect, ...(old === undefined ? {} : { before: old }), ...(now === undefined ? {} : { after: now }) },
    ];
  });
}

/** Null or an empty list, in whose place the other plan has a map or a longer list: its parts say what changed. */
const isNothing = (leaf: Leaf | undefined): boolean => leaf === null || (Array.isArray(leaf) && leaf.length === 0);
const isBelow = (inner: string, path: string): boolean => inner.startsWith(`${path}.`) || inner.startsWith(`${path}[`);
