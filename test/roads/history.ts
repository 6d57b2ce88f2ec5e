import { factIds, type FactKind } from '@duibiao/facts';
import { dayNumber, dayText, type PlainFact, unitsOfCase, type WorkedCase } from '@duibiao/measures';
import fc from 'fast-check';
import { seedKinds } from '../../libs/replay/src/testing/entries.js';

/** What somebody does: says a fact (again, perhaps differently), takes it back, moves a unit, reviews an earlier submission. */
export type Step =
  | { readonly do: 'say' | 'void'; readonly fact: PlainFact }
  | { readonly do: 'reorganise'; readonly fact: PlainFact }
  | { readonly do: 'review'; readonly which: number; readonly outcome: 'accepted' | 'returned' };

/** Steps that happen together are one submission, unless they cannot be. */
export type History = readonly Step[];

const kindOf = ({ kind }: PlainFact): FactKind => {
  const found = seedKinds.get(kind);
  if (found === undefined) throw new Error(`no fact kind ${kind}`);
  return found;
};
export const isFrame = (fact: PlainFact): boolean => kindOf(fact).submit.role === 'planner';
export const idsOf = (fact: PlainFact): { readonly thing: string; readonly fact: string } =>
  factIds(fact.kind, kindOf(fact), fact, fact.source);

/** A change of one field: what another fact of its kind says there, or a day some days away. */
interface Edit {
  readonly fact: number;
  readonly field: number;
  readonly donor: number;
  readonly days: number;
  readonly source: number;
  readonly isVoid: boolean;
  readonly at: number;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  fact: fc.nat(10_000),
  field: fc.nat(20),
  donor: fc.nat(10_000),
  days: fc.oneof(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -200, max: 200 })),
  source: fc.nat(9),
  isVoid: fc.boolean(),
  at: fc.nat(1_000_000),
});

/** The same fact with one field changed, from the same source or, sometimes, another; undefined where nothing can be changed. */
function changed(all: readonly PlainFact[], units: readonly string[], one: Edit): PlainFact | undefined {
  const fact = all[one.fact % all.length];
  if (fact === undefined || fact.kind.startsWith('unit.')) return undefined;
  const alike = all.filter(({ kind }) => kind === fact.kind);
  const donor = alike[one.donor % alike.length] ?? fact;
  const fields = [...Object.keys(fact.refs), ...Object.keys(fact.days), ...Object.keys(fact.values)];
  const field = fields[one.field % fields.length] ?? '';
  const source = sourceOf(fact, units, one.source);
  if (Object.hasOwn(fact.days, field)) {
    const day = dayText(dayNumber(fact.days[field] ?? '') + one.days);
    return { ...fact, source, days: { ...fact.days, [field]: day } };
  }
  if (Object.hasOwn(fact.refs, field)) {
    const said = donor.refs[field] ?? fact.refs[field] ?? '';
    return { ...fact, source, refs: { ...fact.refs, [field]: said } };
  }
  const said = donor.values[field] ?? fact.values[field] ?? '';
  return { ...fact, source, values: { ...fact.values, [field]: said } };
}

function sourceOf(fact: PlainFact, units: readonly string[], choice: number): PlainFact['source'] {
  if (choice < 6) return fact.source;
  return choice === 6 ? { import: 'zhtj' } : { unit: units[choice % units.length] ?? '' };
}

/** A move of a unit, its new name, its merger into another or its end. */
const reorganisation = (units: readonly string[], top: string): fc.Arbitrary<Step> =>
  fc
    .record({
      unit: fc.constantFrom(...units),
      to: fc.constantFrom(top, ...units),
      day: fc.integer({ min: dayNumber('2019-12-01'), max: dayNumber('2021-02-15') }),
      how: fc.constantFrom('moved', 'moved', 'moved', 'renamed', 'merged', 'closed'),
    })
    .map(({ unit, to, day, how }): Step => {
      const base = { days: { occurredOn: dayText(day) }, source: { unit: top } };
      const changes = (refs: PlainFact['refs'], values: PlainFact['values']): PlainFact => {
        return { kind: 'unit.changed', refs: { unit, ...refs }, values, ...base };
      };
      const closes = (refs: PlainFact['refs']): PlainFact => {
        return { kind: 'unit.closed', refs: { unit, ...refs }, values: { how }, ...base };
      };
      const fact = {
        moved: changes({ parent: to }, {}),
        renamed: changes({}, { name: `${unit} of ${to}` }),
        merged: closes({ successors: [to] }),
        closed: closes({}),
      }[how];
      return { do: 'reorganise', fact };
    });

const review: fc.Arbitrary<Step> = fc
  .record({ which: fc.nat(10_000), isReturn: fc.boolean() })
  .map(({ which, isReturn }): Step => ({ do: 'review', which, outcome: isReturn ? 'returned' : 'accepted' }));

/**
 * Random histories of a worked case: its facts in another order, some said differently, by others, taken back or said again; units that
 * move; reviews. What one fact says keeps its order, and every unit is there before anything is said of it.
 */
export function historiesOf(one: WorkedCase): fc.Arbitrary<History> {
  const all = one.history.map(({ fact }) => fact);
  const opened = all.flatMap(({ kind, refs }) => (kind === 'unit.opened' ? [String(refs['unit'])] : []));
  const units = [...unitsOfCase(one).map(({ id }) => id), ...opened];
  const [top = ''] = units;
  const below = units.slice(1);
  const at = fc.nat(1_000_000);
  return fc
    .record({
      keys: fc.array(at, { minLength: all.length, maxLength: all.length }),
      isReordered: fc.boolean(),
      edits: fc.array(edit, { maxLength: 25, size: 'max' }),
      moves: fc.array(fc.tuple(at, reorganisation(below.length === 0 ? units : below, top)), {
        maxLength: 3,
      }),
      reviews: fc.array(fc.tuple(at, review), { maxLength: 6 }),
    })
    .map(({ keys, isReordered, edits, moves, reviews }): History => {
      const own = one.history.map(({ type, fact }, index): readonly [number, Step] => {
        const isOpening = fact.kind === 'unit.opened';
        const key = isReordered ? (keys[index] ?? 0) : ((index + 1) * 1_000_000) / (all.length + 1);
        if (isOpening) return [-1, { do: 'say', fact }];
        if (fact.kind.startsWith('unit.')) return [key, { do: 'reorganise', fact }];
        return [key, { do: type === 'fact-voided' ? 'void' : 'say', fact }];
      });
      const said = edits.flatMap((wish): (readonly [number, Step])[] => {
        const fact = changed(all, units, wish);
        return fact === undefined ? [] : [[wish.at, { do: wish.isVoid ? 'void' : 'say', fact }]];
      });
      return [...own, ...said, ...moves, ...reviews].toSorted(([a], [b]) => a - b).map(([, step]) => step);
    });
}
