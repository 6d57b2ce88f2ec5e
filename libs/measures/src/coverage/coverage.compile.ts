import type { Compiled } from '../kind.js';
import { type CompiledSelector, compileSelector } from '../selector.js';
import { type CoverageCondition, type CoverageParameters, nameOf } from './coverage.schema.js';

/** Selectors are named `frame/<n>` and `<condition>/<n>`; `conditions` says how many facts each condition needs. */
export function compileCoverage({ frame, predicate: { all } }: CoverageParameters): Compiled {
  const frames = frame.map((one, at) => ({ ...one, selectorName: `frame/${at + 1}` }));
  return {
    selectors: [
      ...frames.flatMap(({ selectorName, owner, ...one }) =>
        compileSelector(selectorName, one, { unit: owner === 'case' ? null : owner }),
      ),
      ...all.flatMap(compileCondition),
    ],
    ownCase: frames.filter(({ owner }) => owner === 'case').map(({ selectorName }) => selectorName),
    conditions: Object.fromEntries(all.map(({ name, atLeast }, at) => [nameOf(name, at), atLeast])),
    shown: all.length > 1,
  };
}

/** The days of a selector itself go before those of its condition. */
function compileCondition({ name, any, within }: CoverageCondition, at: number): readonly CompiledSelector[] {
  return any.flatMap((one, index) =>
    compileSelector(`${nameOf(name, at)}/${index + 1}`, {
      ...one,
      from: one.from ?? within?.from,
      to: one.to ?? within?.to,
    }),
  );
}
