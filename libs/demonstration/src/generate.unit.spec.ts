import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { schoolOf, total } from './testing/shares.js';
import { isMemberFact, membersOf } from './command.js';
import { dongguan } from './dongguan.js';
import { eventsOf, generateDemonstration } from './generate.js';
import { linkage, rehearse } from './testing/rehearsal.js';
import { seedFactKinds, seedOrganisation } from './testing/seeds.js';
import { waitingTransfers } from './example.js';

const organisation = seedOrganisation();
const kinds = seedFactKinds();
const whole = generateDemonstration(dongguan, { organisation, seed: 2020 });
const everything = whole.commands.flatMap((command) => (command.kind === 'submit' ? command.facts : []));
const facts = everything.filter(isMemberFact);
const streams = rehearse(whole.commands, organisation, kinds);

describe('the demonstration', () => {
  it('is the same for the same seed, and another for another', () => {
    const digest = (seed: number, percent?: number): string =>
      createHash('sha256')
        .update(
          JSON.stringify(generateDemonstration(dongguan, { organisation, seed, ...(percent ? { percent } : {}) })),
        )
        .digest('hex');
    expect(digest(2020)).toBe(createHash('sha256').update(JSON.stringify(whole)).digest('hex'));
    expect(digest(2021, 10)).not.toBe(digest(2020, 10));
  });

  it('has some 20,000 facts of graduates and transfers, and more than half as many of everything else', () => {
    expect(facts.length).toBeGreaterThan(19_000);
    expect(facts.length).toBeLessThan(22_000);
    expect(everything.length).toBeGreaterThan(30_000);
    expect(eventsOf(whole.commands)).toBeGreaterThan(everything.length);
  });

  it('has corrections, voids, late reports and facts of two sources', () => {
    const count = (kind: string): number => whole.commands.filter((command) => command.kind === kind).length;
    expect(count('correct')).toBeGreaterThan(200);
    expect(count('void')).toBeGreaterThan(100);
    expect(whole.commands.filter((command) => command.kind === 'submit' && command.note).length).toBeGreaterThan(5);
    const current = [...streams.values()].flatMap(({ fact }) => (fact ? [fact] : []));
    const twice = [...Map.groupBy(current, ({ thing }) => thing).values()].filter((same) => same.length > 1);
    expect(twice.length).toBeGreaterThan(300);
    const disagreeing = twice.filter((same) => new Set(same.map(({ days }) => days['occurredOn'])).size > 1);
    expect(disagreeing.length).toBeGreaterThan(30);
    expect(disagreeing.length).toBeLessThan(twice.length / 2);
  });

  it('goes forward through the year and ends on 1 December at 09:00', () => {
    const moments = whole.commands.map(({ recordedAt }) => recordedAt);
    expect(moments).toEqual([...moments].sort());
    expect(moments.at(-1)).toBe('2020-12-01T09:00:00+08:00');
    expect(moments[0]?.slice(0, 7)).toBe('2020-01');
    expect(whole.opensAt < (moments[0] ?? '')).toBe(true);
    expect(whole.commands.map(({ n }) => n)).toEqual(whole.commands.map((_, index) => index + 1));
  });

  it('submits 5 to 60 facts of graduates at once, fewer on a unit’s last day only', () => {
    const sizes = whole.commands.flatMap((command) =>
      command.kind === 'submit' && command.recordedAt < '2020-11-30' && command.facts.every(isMemberFact)
        ? [command.facts.length]
        : [],
    );
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(5);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(60);
  });

  it('names members by numbers of its own, nothing like a person’s', () => {
    expect(everything.flatMap(membersOf).every((member) => /^演示-\d{6}$/.test(member))).toBe(true);
  });

  it('is accepted by the deciders, every command of it, for other seeds and sizes too', () => {
    expect(streams.size).toBeGreaterThan(19_000);
    for (const seed of [1, 2, 3]) {
      const { commands } = generateDemonstration(dongguan, { organisation, seed, percent: 5 });
      expect(rehearse(commands, organisation, kinds).size).toBeGreaterThan(800);
    }
  });

  it('ends a little below the target, with schools from 60 to 97 percent', () => {
    const shares = linkage(streams, '2020-12-01');
    const [linked, all] = total(shares);
    expect(all).toBeGreaterThan(6_000);
    expect(linked).toBe(Math.trunc((all * 846) / 1000));
    const schools = [...Map.groupBy(shares, ([unit]) => schoolOf(unit)).values()].map((own) => total(own));
    expect(schools).toHaveLength(28);
    const perMille = schools.map(([n, d]) => Math.trunc((n * 1000) / d));
    expect(Math.min(...perMille)).toBeLessThan(620);
    expect(Math.min(...perMille)).toBeGreaterThanOrEqual(590);
    expect(Math.max(...perMille)).toBeGreaterThan(960);
    expect(Math.max(...perMille)).toBeLessThanOrEqual(970);
  });

  it('leaves a transfer waiting that somebody can try', () => {
    const [example, ...more] = waitingTransfers(whole.commands, 'dg.univ.01');
    expect(example?.from).toBe('dg.univ.01');
    expect(more.length).toBeGreaterThan(5);
    const known = facts.filter(({ refs }) => refs.member === example?.member);
    expect(known.map(({ kind }) => kind).sort()).toEqual(['graduate.marked', 'transfer.initiated']);
  });
});
