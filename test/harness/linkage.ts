import { linkageCase, type PlainFact } from '@duibiao/measures';
import { voidFact } from '@duibiao/submissions';
import { type Sent, transfer } from './facts.js';
import type { Stack } from './stack.js';
import { done, type Tree, World } from './world.js';

/** The moments that the catalogue calls k1 and k2, as days. */
export const moments = { k1: '2020-12-31', k2: '2021-01-31' } as const;

/** Case 1 of the catalogue in a ledger of its own. */
export interface PlayedLinkage {
  readonly world: World;
  /** `position of <day>` → the last position that counts as known at the end of that day. */
  readonly positions: ReadonlyMap<string, string>;
  /** Position after each of the seven voids. */
  readonly voids: readonly string[];
  readonly last: string;
}

/** Plays the case through the command path, moment by moment, and lets the clock go. */
export async function playLinkage(stack: Stack): Promise<PlayedLinkage> {
  const positions = new Map<string, string>();
  const world = await World.open(stack, 'case-1', linkageCase.units as Tree, {
    recordedAt: '2020-01-02T01:00:00.000Z',
  });
  const named = [...new Set(linkageCase.history.map(({ fact }) => fact.refs['member'] ?? ''))];
  const ids = await world.members(named.length);
  const subject = new Map(named.map((name, index) => [name, ids[index] ?? '']));
  const sent = (fact: PlainFact): Sent => ({
    ...fact,
    refs: { ...fact.refs, member: subject.get(fact.refs['member'] ?? '') ?? '' },
  });
  const facts = new Map<string, string>();
  const voids: string[] = [];
  let known = '';
  const days = [...Map.groupBy(linkageCase.history, ({ recordedOn }) => recordedOn)];
  for (const [index, [day, happenings]] of days.entries()) {
    const recordedAt = `${day}T03:00:00.000Z`;
    const recorded = happenings.filter(({ type }) => type === 'fact-recorded');
    for (const [unit, group] of Map.groupBy(recorded, ({ fact }) => sourceOf(fact))) {
      const batch = group.map(({ fact }) => sent(fact));
      const { events, lastPosition } = await world.record(unit, batch, recordedAt);
      group.forEach(({ fact }, n) => facts.set(JSON.stringify(fact), events[n]?.fact ?? ''));
      known = lastPosition;
    }
    for (const { fact } of happenings.filter(({ type }) => type === 'fact-voided')) {
      const id = facts.get(JSON.stringify(fact)) ?? '';
      const voiding = { ledger: world.ledger, fact: id, version: 1, reason: '接收单位未接收', key: `void ${id}` };
      const { lastPosition } = done(await voidFact(stack.desk, world.owner, { ...voiding, recordedAt }));
      voids.push(lastPosition);
      known = lastPosition;
    }
    // The moments of the results lie between this day and the next one on which something is recorded.
    const next = days[index + 1]?.[0] ?? '9999-12-31';
    for (const { known: moment } of linkageCase.results) {
      if (moment >= day && moment < next) positions.set(`position of ${moment}`, known);
    }
    if (next > moments.k1 && day < moments.k1) known = await turnOfTheYear(world, positions);
  }
  const { lastPosition } = await world.record('t1', await idle(world), '2021-02-01T03:00:00.000Z');
  await world.releaseClock();
  return { world, positions, voids, last: lastPosition };
}

/** One entry in the last moment of the year and one in the first of the next; neither changes the number. */
async function turnOfTheYear(world: World, positions: Map<string, string>): Promise<string> {
  const { lastPosition } = await world.record('t1', await idle(world), '2020-12-31T15:59:59.999Z');
  positions.set(`position of ${moments.k1}`, lastPosition);
  return (await world.record('t1', await idle(world), '2020-12-31T16:00:00.000Z')).lastPosition;
}

/** A transfer that is only begun, of a member who did not graduate: it changes no number. */
async function idle(world: World): Promise<Sent[]> {
  const [member = ''] = await world.members(1);
  return [transfer(member, 'a', 't1', '2020-12-31', 'initiated')];
}

const sourceOf = ({ source }: PlainFact): string => ('unit' in source ? source.unit : '');
