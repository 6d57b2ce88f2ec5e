import type { Compiled } from '../kind.js';
import { compileSelector } from '../selector.js';
import { type ActivityParameters, sliceOf } from './activity.schema.js';

export function compileActivity({ facts, sum, share }: ActivityParameters): Compiled {
  return {
    // every report comes, so that each organiser is seen
    selectors: facts.flatMap((one, index) => compileSelector(sliceOf(index), one, { unit: 'unit', each: true })),
    organisers: Object.fromEntries(facts.map(({ organisers }, index) => [sliceOf(index), organisers ?? null])),
    sum: sum.map(({ field, scale }) => ({ field, scale })),
    // component 1 counts the thing itself
    share: share === undefined ? null : { field: share.field, at: sum.findIndex(({ name }) => name === share.of) + 2 },
  };
}
