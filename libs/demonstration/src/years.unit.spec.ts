import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '@duibiao/platform';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { isMemberFact, membersOf } from './command.js';
import { dongguan } from './dongguan.js';
import { type Demonstration, generateDemonstration } from './generate.js';
import { innerMongolia } from './inner-mongolia.js';
import { rehearse } from './testing/rehearsal.js';
import { seedFactKinds, seedOrganisation } from './testing/seeds.js';

const kinds = seedFactKinds();
const factsOf = ({ commands }: Demonstration) =>
  commands.flatMap((command) => (command.kind === 'submit' ? command.facts : []));
const years = [dongguan, innerMongolia].map((show) => {
  const organisation = seedOrganisation(show.plan);
  return { show, organisation, whole: generateDemonstration(show, { organisation, seed: 2020 }) };
});

/** Fact kinds that the definitions of a plan read. */
function readBy(plan: string): Set<string> {
  const text = readFileSync(path.join(projectRoot, 'seeds', plan, 'plan.yaml'), 'utf8');
  const { indicators } = parse(text, { merge: true, maxAliasCount: -1 }) as {
    readonly indicators: readonly { readonly facts: readonly string[] }[];
  };
  return new Set(indicators.flatMap(({ facts }) => facts));
}

describe('both demonstration years', () => {
  it('hold some 55,000 facts together', () => {
    const count = years.reduce((sum, { whole }) => sum + factsOf(whole).length, 0);
    expect(count).toBeGreaterThan(53_000);
    expect(count).toBeLessThan(58_000);
  });

  it.each(years)('$show.ledger: has facts of every kind that its plan reads', ({ show, whole }) => {
    const told = new Set(['unit.opened', ...factsOf(whole).map(({ kind }) => kind)]);
    expect([...readBy(show.plan)].filter((kind) => !told.has(kind))).toEqual([]);
  });

  it.each(years)('$show.ledger: is the same for the same seed', ({ show, organisation, whole }) => {
    expect(generateDemonstration(show, { organisation, seed: 2020 })).toEqual(whole);
  });

  it.each(years)('$show.ledger: is accepted by the deciders, for other seeds and sizes too', (year) => {
    const { show, organisation, whole } = year;
    expect(rehearse(whole.commands, organisation, kinds).size).toBeGreaterThan(17_000);
    for (const seed of [1, 2, 3]) {
      const { commands } = generateDemonstration(show, { organisation, seed, percent: 5 });
      expect(rehearse(commands, organisation, kinds).size).toBeGreaterThan(800);
    }
  });

  it.each(years)('$show.ledger: goes forward in time, with corrections, voids and late reports', ({ show, whole }) => {
    const moments = whole.commands.map(({ recordedAt }) => Date.parse(recordedAt));
    expect(moments).toEqual(moments.toSorted((a, b) => a - b));
    expect(moments.at(-1)).toBe(Date.parse(show.endsAt));
    const count = (kind: string): number => whole.commands.filter((command) => command.kind === kind).length;
    expect(count('correct')).toBeGreaterThan(50);
    expect(count('void')).toBeGreaterThan(50);
    expect(whole.commands.some((command) => command.kind === 'submit' && command.note !== undefined)).toBe(true);
  });

  it.each(years)('$show.ledger: has a merger, nil returns and waivers, and names nobody', ({ whole }) => {
    const facts = factsOf(whole);
    const has = (kind: string): number => facts.filter((fact) => fact.kind === kind).length;
    expect(facts.some(({ kind, values }) => kind === 'unit.closed' && values['how'] === 'merged')).toBe(true);
    for (const kind of ['unit.changed', 'return.filed', 'duty.waived']) expect(has(kind)).toBeGreaterThan(0);
    expect(facts.flatMap(membersOf).every((member) => /^演示-\d{6}$/.test(member))).toBe(true);
    // One topic numbers nobody of another: a graduate is nobody's officer.
    const graduates = new Set(facts.filter(isMemberFact).map(({ refs }) => refs.member));
    const others = facts.filter((fact) => !isMemberFact(fact)).flatMap(membersOf);
    expect(others.filter((member) => graduates.has(member))).toEqual([]);
  });

  it('Inner Mongolia: three counties never report', () => {
    const units = new Set(years[1]?.whole.commands.map(({ unit }) => unit));
    for (const silent of ['nm.als.03', 'nm.wlcb.03', 'nm.xlgl.08']) expect(units.has(silent)).toBe(false);
    expect(units.size).toBeGreaterThan(200);
  });
});
