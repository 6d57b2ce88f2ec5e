import { type Happening, unitsOfCase, type WorkedCase } from '@duibiao/measures';

const opening = (unit: string, parent: string, type: string): Happening => ({
  type: 'fact-recorded',
  fact: {
    kind: 'unit.opened',
    refs: { unit, parent },
    days: { validFrom: '2019-01-01' },
    values: { type, name: unit },
    source: { unit: parent },
  },
});

/** The facts by which the units of a case opened, for measures whose frame is units. */
export const openingsOf = (one: WorkedCase): readonly Happening[] =>
  unitsOfCase(one).flatMap((unit) => (unit.parent === null ? [] : [opening(unit.id, unit.parent, unit.type)]));
