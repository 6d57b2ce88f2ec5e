import { dayNumber, isoDay } from '../calendar.js';
import type { Report } from '../report.js';
import { Teller } from '../teller.js';
import { tellBodies, tellMeetings } from '../topics/bodies.js';
import { reached, tellDeliverables } from '../topics/deliverables.js';
import { tellStock } from '../topics/stocks.js';
import { entryOf, tellCampaigns, tellEntries, tellWork, type Work } from '../topics/work.js';
import type { World } from '../world.js';
import { fewOf } from './cast.js';
import { narrative } from './kinds.js';

const YEAR_END = dayNumber(12, 31);
const days = [80, 345] as const;
const body = (type: string, units: readonly string[], perMille: number) =>
  ({ types: [type], units, perMille, old: 300, from: 60, to: 345 }) as const;

/** Items 13 to 15. */
export function tellGrassroots(world: World): Report[] {
  const few = fewOf(world);
  const towns = world.some([...world.units('street').slice(0, 8), ...world.units('township').slice(0, 8)]);
  return [
    ...tellWeak(world),
    ...tellTerms(world),
    ...[
      'party-firm',
      'scale-firm',
      'industrial-park',
      'commercial-street',
      'internet-firm',
      'social-organisation',
    ].flatMap((register) => tellFirms(world, register, few.counties)),
    ...tellBodies(world, body('education-committee', world.some([...few.leagues, ...few.counties]), 750)),
    ...tellBodies(world, body('emerging-group', world.some(few.leagues), 800)),
    ...tellBodies(world, body('regional-league-work', towns, 800)),
    ...tellBodies(world, body('extended-committee', towns, 700)),
    ...tellMeetings(world, 'extended-committee', towns, 700, [150, 340]),
    ...tellBodies(world, { ...body('joint-youth-committee', towns, 600), dissolvedOn: dayNumber(11, 20) }),
    ...tellMeetings(world, 'joint-youth-committee', towns, 650, [150, 340]),
    ...tellCampaigns(world, ['drivers', 'couriers', 'online-writers'], few.mixed),
    ...tellCampaigns(world, ['firm-foundations'], few.counties),
    ...tellCampaigns(world, ['campus-vitality'], few.universities),
    ...tellEntries(world, 'youth-home', [...few.counties, ...few.leagues], [2, 3]),
    ...tellEntries(world, 'league-led-organisation', few.counties, [1, 2], 150),
    ...tellEntries(world, 'model-site', [world.root], [2, 2], dayNumber(9, 7)),
    ...tellNewHomes(world, few.counties),
    ...tellWork(world, work(world)),
    ...tellStock(world, 'density', {
      units: world.some(world.units('county')).slice(0, 14),
      days: [dayNumber(6, 30), YEAR_END],
      unfrozen: 80,
      count: (random) => {
        const [all, share, more] = [random.between(90, 700), random.between(18, 46), random.between(-2, 6)];
        return (n) => ({ 'social-field-organisations': [Math.trunc((all * (share + more * (n + 1))) / 100), all] });
      },
      baselines: { 'social-field-organisations': ['social-field-organisations'] },
    }),
    ...tellDeliverables(world, [reached('mobile-members', 'planned', dayNumber(8, 28))]),
  ];
}

function work(world: World): readonly Work[] {
  const { leagues, counties, mixed } = fewOf(world);
  const tasks = (kind: 'task.assigned' | 'task.completed', units: readonly string[], at: Work['days']): Work => ({
    kind,
    label: 'zhtj',
    thing: 'task',
    units,
    days: at,
    values: { list: 'zhtj' },
  });
  return [
    narrative('branch-rules', leagues),
    narrative('organisation-relations', counties.slice(0, 2)),
    narrative('class-branches', counties.slice(2)),
    tasks('task.assigned', mixed, [70, 150]),
    tasks('task.completed', mixed.slice(1), [152, 300]),
    {
      kind: 'role.began',
      label: 'non-public-staff',
      person: 'person',
      units: leagues.slice(0, 2),
      each: [1, 2],
      days: [80, 200],
      values: { role: 'non-public-committee', engagement: 'full-time' },
    },
    {
      kind: 'meeting.held',
      label: 'non-public-meetings',
      thing: 'meeting',
      units: [...leagues.slice(0, 2), 'nm.hhht.04'],
      days,
      values: { type: 'non-public-committee', attendance: [6, 20] },
    },
    {
      kind: 'account.opened',
      label: 'youth-house-cloud',
      thing: 'account',
      units: counties,
      days,
      values: { platform: 'youth-house-cloud' },
    },
    {
      kind: 'activity.held',
      label: 'youth-homes',
      thing: 'event',
      units: counties,
      each: [1, 3],
      days,
      values: { form: ['youth-home-project', 'youth-house-cloud'], participants: [8, 70] },
    },
    {
      kind: 'inspection.done',
      label: 'youth-home',
      thing: 'inspection',
      units: [...counties, ...leagues],
      each: [2, 2],
      days: [170, 300],
      values: { type: 'youth-home' },
      refs: (unit, name) => ({ site: entryOf('youth-home', unit, Number(name.slice(-1))) }),
    },
  ];
}

/** A few subdistricts and townships are listed as weak; most of them are put right. */
function tellWeak(world: World): Report[] {
  const random = world.random('weak');
  const teller = new Teller(world, random);
  const listed = world.some([...world.units('street').slice(8, 14), ...world.units('township').slice(8, 14)]);
  const register = 'weak-organisation';
  return listed.flatMap((unit): Report[] => {
    const entered = teller.ruled(
      'register.entered',
      { entry: unit, unit },
      { occurredOn: isoDay(100) },
      { register },
      100,
    );
    if (random.chance(300)) return [entered];
    const refs = { finding: `weak/${unit}`, unit };
    return [entered, teller.told(world.root, 'finding.closed', refs, random.between(200, 340), { kind: register })];
  });
}

/** Terms of committees and student unions that end in the year, and the congresses that follow. */
function tellTerms(world: World): Report[] {
  const random = world.random('terms');
  const teller = new Teller(world, random);
  const schools = world.some([
    ...world.units('university').slice(0, 6),
    ...world.units('school-secondary').slice(0, 3),
  ]);
  return schools.flatMap((unit, index): Report[] => {
    const type = index % 2 === 0 ? 'league-congress' : 'student-congress';
    const term = `${type}/${unit}`;
    const end = random.between(120, 250);
    const closed = teller.ruled(
      'period.closed',
      { period: term, unit },
      { occurredOn: isoDay(end) },
      { scheme: 'congress-term' },
      end,
    );
    if (random.chance(250)) return [closed];
    const refs = { meeting: `${term}/2020`, unit };
    const values = { type, matter: term, attendance: random.between(60, 240) };
    return [closed, teller.told(unit, 'meeting.held', refs, end + random.between(-20, 80), values)];
  });
}

/** Entries of a register, and the branches that some of them have: one is joint, one is closed again. */
function tellFirms(world: World, register: string, counties: readonly string[]): Report[] {
  const random = world.random(`firms ${register}`);
  const teller = new Teller(world, random);
  const entered = tellEntries(world, register, counties, [2, 4]);
  const type = 'league-branch';
  const founded = world.some(counties).flatMap((unit, index): Report[] => {
    const entries = entered.flatMap(({ fact }) => (fact.refs['unit'] === unit ? [String(fact.refs['entry'])] : []));
    const [first = '', second = '', ...more] = entries;
    const branches = index === 0 ? [[first, second]] : random.chance(700) ? [[first], more] : [[second]];
    return branches.flatMap((of, n): Report[] => {
      if (of.length === 0) return [];
      const refs = { body: `${register}/${unit}/${n + 1}`, unit, entries: of };
      const day = random.chance(400) ? -random.between(30, 700) : random.between(60, 330);
      const opened = teller.told(unit, 'body.founded', refs, day, { type, joint: of.length > 1 });
      if (index !== 1 || n > 0) return [opened];
      return [opened, teller.told(unit, 'body.dissolved', refs, dayNumber(12, 1), { type })];
    });
  });
  return [...entered, ...founded];
}

/** Homes that were set up in the year. */
function tellNewHomes(world: World, counties: readonly string[]): Report[] {
  const teller = new Teller(world, world.random('new homes'));
  const categories = ['enterprise', 'street', 'park'];
  return world.some(counties).map((unit, index) => {
    const [register, category] = ['youth-home', categories[index % 3] ?? ''];
    const day = 140 + index * 20;
    return teller.ruled(
      'register.entered',
      { entry: entryOf(register, unit, 9), unit },
      { occurredOn: isoDay(day) },
      { register, category },
      day,
    );
  });
}
