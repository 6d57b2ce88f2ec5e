import { type Command, type DemoFact, isMember, type Submit } from '@duibiao/demonstration';

/** The n-th telling of a city's year: its units have their own names, its people and things are none of another telling. */
export class Renaming {
  readonly #mark: string;

  constructor(
    readonly units: ReadonlyMap<string, string>,
    city: number,
    /** From 0. Only in the first is told what can be said but once. */
    readonly telling: number,
  ) {
    this.#mark = `${city + 1}.${telling}`;
  }

  unit(id: string): string {
    return this.units.get(id) ?? id;
  }

  reference(name: string, id: string): string {
    if (isMember(id)) return `${id}-${this.#mark}`;
    const unit = this.units.get(id);
    if (unit !== undefined) return unit;
    // Reporting periods are everybody's, and so are the units outside.
    return name === 'period' || isOutside(id) ? id : `${id}_${this.#mark}`;
  }

  fact(fact: DemoFact): DemoFact {
    const refs = Object.entries(fact.refs).map(([name, ref]) => [
      name,
      typeof ref === 'string' ? this.reference(name, ref) : ref.map((id) => this.reference(name, id)),
    ]);
    return { ...fact, refs: Object.fromEntries(refs) as DemoFact['refs'], values: this.values(fact.values) };
  }

  /** Every telling has its own run of the numbers that a unit was allotted. */
  values(values: DemoFact['values']): DemoFact['values'] {
    const { number, lastNumber, amount } = values;
    if (typeof number === 'number') return { ...values, number: number + this.telling * NUMBERS_A_TELLING };
    if (typeof lastNumber === 'number') return { ...values, lastNumber: lastNumber + 8 * NUMBERS_A_TELLING };
    return values['quota'] === undefined ? values : { ...values, amount: Number(amount) * 9 };
  }
}

/** A unit admits 33 members in a telling at most, and has a thousand numbers. */
const NUMBERS_A_TELLING = 40;

const isOutside = (id: string): boolean => /^(gd|outside\.|pool\.|branch\.)/.test(id);

/** Told by the first city for all: the periods that a country sets. */
const ofAll = new Set(['period.opened', 'period.closed']);

/** What a unit can say but once a year, whoever is there. */
const once = new Set([
  'unit.opened',
  'unit.changed',
  'unit.closed',
  'quota.allocated',
  'baseline.frozen',
  'stock.counted',
  'return.filed',
  'duty.waived',
  'rating.scored',
  'document.issued',
  'stage.reached',
  'narrative.submitted',
]);

const isUnitsEntry = ({ kind, refs }: DemoFact): boolean =>
  kind === 'register.entered' && refs['entry'] === refs['unit'];

/** Whether a fact is told in this city and telling. */
export const isTold = (fact: DemoFact, city: number, telling: number): boolean =>
  ofAll.has(fact.kind) ? city === 0 && telling === 0 : telling === 0 || !(once.has(fact.kind) || isUnitsEntry(fact));

/**
 * The commands of a telling without what is not told. What was voided is not reported again: such a fact meets the version that it
 * did not expect, and every submission that is appended with it has to wait for the careful call.
 */
export const toldOnly = (commands: readonly Command[], city: number, telling: number): Command[] => {
  const told = new Set<DemoFact>();
  const isNew = (fact: DemoFact): boolean => !told.has(fact) && told.add(fact) && isTold(fact, city, telling);
  return commands.flatMap((command): Command[] => {
    if (command.kind === 'subjects') return [command];
    if (command.kind !== 'submit') return isTold(command.fact, city, telling) ? [command] : [];
    const facts = command.facts.filter(isNew);
    return facts.length === 0 ? [] : [{ ...command, facts } satisfies Submit];
  });
};
