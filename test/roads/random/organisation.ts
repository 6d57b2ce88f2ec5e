import { unitsOfCase, type WorkedCase } from '@duibiao/measures';
import fc from 'fast-check';

/** Units that no fact of a case names: somebody reports for them, or moves others below them. */
const strangers = ['stranger-1', 'stranger-2', 'stranger-3'] as const;

/** A case with units that its history does not know, below the root. */
export function withStrangers(one: WorkedCase): WorkedCase {
  const [top] = unitsOfCase(one);
  if (top === undefined) throw new Error(`the case ${one.name} has no units`);
  return { ...one, units: { ...one.units, ...Object.fromEntries(strangers.map((id) => [id, top.id])) } };
}

/** Where each unit but the root stands: `parent` and `type` 0 as the case has it, n the n-th of those that there are. */
export type Places = readonly { readonly parent: number; readonly type: number }[];

/** Random trees over the units of a case; they shrink to the tree of the case. */
export const placesOf = (one: WorkedCase): fc.Arbitrary<Places> => {
  const { length } = unitsOfCase(one);
  const choice = fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(length) });
  return fc.array(fc.record({ parent: choice, type: choice }), { minLength: length - 1, maxLength: length - 1 });
};

/** A case in another organisation: the same units, each below one that stands before it, of a type that some unit has. */
export function organised(one: WorkedCase, places: Places): WorkedCase {
  const all = unitsOfCase(one);
  const types = [...new Set(all.map(({ type }) => type))];
  const units = all.map(({ id, parent, type }, at): readonly [string, WorkedCase['units'][string]] => {
    const place = places[at - 1];
    if (parent === null || place === undefined) return [id, { parent, type }];
    const above = place.parent === 0 ? parent : (all[(place.parent - 1) % at]?.id ?? parent);
    return [id, { parent: above, type: place.type === 0 ? type : (types[(place.type - 1) % types.length] ?? type) }];
  });
  return { ...one, units: Object.fromEntries(units) };
}
