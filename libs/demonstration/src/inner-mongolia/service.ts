import { dayNumber, isoDay } from '../calendar.js';
import type { Report } from '../report.js';
import { Teller } from '../teller.js';
import { tellBodies } from '../topics/bodies.js';
import { type Deliverable, issued, reached, tellDeliverables } from '../topics/deliverables.js';
import { tellStock } from '../topics/stocks.js';
import { service } from '../topics/samples.js';
import { entryOf, tellCampaigns, tellEntries, tellWork, type Work } from '../topics/work.js';
import type { World } from '../world.js';
import { fewOf } from './cast.js';
import { inspected, narrative, paired, trained } from './kinds.js';

const YEAR_END = dayNumber(12, 31);
const days = [75, 350] as const;

/** Items 5 to 12. */
export function tellService(world: World): Report[] {
  const few = fewOf(world);
  return [
    ...tellCampaigns(world, ['beijing-pairing', 'startups-and-jobs', 'prairie-startup', 'dream-building'], few.mixed),
    ...tellCampaigns(world, ['face-to-face', 'partner-plan', 'new-fields', 'with-the-law'], few.mixed),
    ...tellCampaigns(world, ['job-season', 'job-help'], [...few.universities, ...few.leagues]),
    ...tellCampaigns(
      world,
      ['volunteer-association', 'community-governance', 'emergency-volunteering'],
      few.leagues,
      service,
    ),
    ...tellCampaigns(world, ['contest-startups', 'contest-science', 'contest-skills'], [world.root]),
    ...tellCampaigns(world, ['hong-kong-interns', 'same-roots', 'mongolia-and-russia', 'belt-and-road'], [world.root]),
    ...tellCampaigns(world, ['west-recruitment'], [world.root]),
    ...tellWork(world, [...startUps(world), ...rights(world), ...volunteers(world), ...help(world)]),
    ...tellEntries(world, 'incubator', few.leagues, [1, 2]),
    ...tellEntries(world, 'juvenile-social-work', few.leagues, [0, 2], 160),
    ...tellEntries(world, 'zero-zero-pilot', few.counties, [2, 3]),
    ...tellEntries(world, 'emergency-team', few.leagues, [1, 1]),
    ...tellEntries(world, 'poor-graduate', few.universities, [4, 8], 120),
    ...tellPairs(world, few.universities),
    ...tellVolunteerData(world),
    ...tellBodies(world, {
      types: ['startup-service'],
      units: world.some(world.units('county', 'direct-city')).slice(0, 12),
      perMille: 700,
      old: 300,
      from: 60,
      to: 340,
    }),
    ...tellBodies(world, {
      types: ['minors-support'],
      units: world.some(world.units('prefecture')),
      perMille: 840,
      old: 200,
      from: 60,
      to: 340,
    }),
    ...tellStock(world, 'incentives', {
      units: world.some(few.leagues),
      days: [dayNumber(7, 31), YEAR_END],
      count: (random) => {
        const [entries, more] = [random.between(6, 30), random.between(-1, 4)];
        return (n) => ({ 'incentive-entries': [entries + more * (n + 1)] });
      },
      baselines: { 'incentive-entries': ['incentive-entries'] },
    }),
    ...tellDeliverables(world, deliverables),
  ];
}

/** Aid by units to whoever is no single person of the ledger. */
const aid = (programme: string, units: readonly string[], values: Work['values'] = {}): Work => ({
  kind: 'aid.delivered',
  label: programme,
  units,
  each: [1, 3],
  days,
  values: { programme, ...values },
});

const recognised = (scheme: string, units: readonly string[], more: Partial<Work> = {}): Work => ({
  kind: 'recognition.conferred',
  label: scheme,
  units,
  days: [150, 340],
  values: { scheme },
  ...more,
});

/** Items 5 to 7. */
function startUps(world: World): readonly Work[] {
  const { leagues, counties, enterprises } = fewOf(world);
  const [first = ''] = leagues;
  return [
    {
      kind: 'activity.held',
      label: 'one-lake-two-seas',
      thing: 'event',
      units: leagues.slice(2),
      days: [200, 280],
      values: { campaign: 'one-lake-two-seas', participants: [40, 300] },
    },
    paired('beijing-pairing', leagues),
    aid('beijing-pairing', leagues.slice(0, 2), { amount: ['20000.00', '50000.00'] }),
    trained('rural-leader', counties.slice(0, 2)),
    trained('returnee', counties.slice(1, 3)),
    recognised('rural-leader', counties.slice(0, 2), { person: 'person' }),
    recognised('credit-partner', [world.root], { each: [3, 5], refs: (_, name) => ({ entry: name }) }),
    aid('startup-loan', counties, { amount: ['50000.00', '100000.00', '80000.00'] }),
    aid('epidemic-startup', counties.slice(1), { amount: ['3000.00', '12000.00'] }),
    inspected('incubator', leagues.slice(1)),
    recognised('civility-team', [...enterprises, first]),
    recognised('safety-post', enterprises),
    recognised('skilled-worker', enterprises, { person: 'person', each: [1, 2] }),
    recognised('young-talent', leagues, { person: 'person', each: [1, 2] }),
    recognised('may4-medal', [world.root], { person: 'person', each: [4, 4], days: [115, 124] }),
    narrative('prairie-startup', leagues.slice(0, 2)),
    inspected('development-plan', [...leagues, ...counties.slice(0, 2)]),
  ];
}

/** Items 8 and 9. */
function rights(world: World): readonly Work[] {
  const { leagues, counties, mixed } = fewOf(world);
  const cases = (step: 'opened' | 'closed', label: string, values: Work['values'], of: number): Work => ({
    kind: `case.${step}`,
    label,
    thing: 'case',
    units: leagues,
    each: [of, of],
    days: step === 'opened' ? [70, 250] : [252, 345],
    values: { ...values },
  });
  return [
    {
      kind: 'proposal.filed',
      label: 'deputies',
      thing: 'proposal',
      units: leagues.slice(0, 3),
      days: [100, 320],
      values: { authorRole: 'deputy' },
    },
    paired('partner-plan', mixed.slice(0, 4)),
    narrative('new-fields', leagues.slice(1, 3)),
    paired('friendship', [world.root], [2, 2]),
    recognised('rights-post', counties),
    cases('opened', 'rights-post', { type: 'consultation', channel: 'rights-post' }, 1),
    cases('opened', 'hotline', { type: ['consultation', 'counselling'], channel: '12355' }, 3),
    cases('closed', 'hotline', { type: 'consultation', channel: '12355' }, 2),
    cases('opened', 'referral', { type: 'referral' }, 1),
    cases('closed', 'referral', { type: 'referral' }, 1),
    ...['zero-crime', 'zero-victims'].map((type): Work => ({
      kind: 'inspection.done',
      label: type,
      thing: 'inspection',
      units: counties,
      each: [2, 2],
      days: [320, 350],
      values: { type },
      refs: (unit, name) => ({ site: entryOf('zero-zero-pilot', unit, Number(name.slice(-1))) }),
    })),
  ];
}

/** Item 10. */
function volunteers(world: World): readonly Work[] {
  const { leagues, counties } = fewOf(world);
  const service = (kind: 'task.assigned' | 'task.completed', units: readonly string[], at: Work['days']): Work => ({
    kind,
    label: 'large-events',
    thing: 'task',
    units,
    days: at,
    values: { list: 'large-events' },
  });
  return [
    service('task.assigned', leagues, [130, 190]),
    service('task.completed', leagues.slice(0, 3), [220, 300]),
    {
      kind: 'activity.held',
      label: 'community-volunteering',
      thing: 'event',
      units: [...new Set([...counties, ...world.units('county').slice(20, 40)])],
      days,
      values: { campaign: 'community-volunteering', participants: [10, 60] },
    },
  ];
}

/** Item 11. */
function help(world: World): readonly Work[] {
  const { leagues, counties, universities } = fewOf(world);
  const groups = ['left-behind', 'migrant-workers-children', 'disabled', 'de-facto-orphans'];
  return [
    trained('graduate-training', universities.slice(0, 2)),
    aid('graduate-guidance', universities, { persons: [3, 30] }),
    aid('project-hope', [world.root], { amount: ['200000.00', '350000.00'], persons: [60, 180] }),
    ...groups.map((group, at): Work => ({
      ...aid('warm-hearts', at % 2 === 0 ? leagues : counties, {
        kind: ['material', 'tutoring', 'counselling', 'care', 'legal'],
        persons: [5, 60],
      }),
      label: `warm-hearts-${group}`,
      refs: () => ({ group }),
    })),
  ];
}

/** Most poor graduates are paired with an officer; one pair has ended. */
function tellPairs(world: World, universities: readonly string[]): Report[] {
  const random = world.random('poor graduates');
  const teller = new Teller(world, random);
  const programme = 'poor-graduate';
  return world.some(universities).flatMap((unit, index) => {
    const pairs = [1, 2, 3, 4].map((n) => ({ a: entryOf(programme, unit, n), person: world.person(5), unit }));
    const made = pairs.map((refs) =>
      teller.exactly(unit, 'pairing.made', refs, random.between(130, 220), { programme }),
    );
    const [first] = pairs;
    if (index > 0 || first === undefined) return made;
    return [...made, teller.told(unit, 'pairing.ended', first, dayNumber(10, 20), { programme })];
  });
}

/** The West plan's volunteers with what was paid to them, and the returns of volunteer data by quarter. */
function tellVolunteerData(world: World): Report[] {
  const random = world.random('volunteer data');
  const teller = new Teller(world, random);
  const { root } = world;
  const west = Array.from({ length: world.scaled(24) }, () => world.person(5)).flatMap((person): Report[] => {
    const refs = { person, unit: root };
    const began = teller.told(root, 'role.began', refs, dayNumber(8, 20), {
      role: 'west-volunteer',
      engagement: 'full-time',
    });
    if (random.chance(200)) return [began];
    const values = { programme: 'west-benefits', kind: 'paid-in-full', amount: '14400.00' };
    return [began, teller.told(root, 'aid.delivered', { unit: root, beneficiary: person }, dayNumber(12, 18), values)];
  });
  const teams = world.some(world.units('prefecture'));
  const founded = teams.map((unit) =>
    teller.told(unit, 'body.founded', { body: `volunteer-team/${unit}`, unit, serves: [unit] }, -400, {
      type: 'volunteer-team',
    }),
  );
  const quarters = [1, 4, 7, 10].flatMap((month, n): Report[] => {
    const period = `volunteer-data-2020-q${n + 1}`;
    const [opens, closes] = [dayNumber(month, 1), dayNumber(month + 3, 1) - 1];
    const scheme = 'volunteer-data';
    const opened = teller.ruled(
      'period.opened',
      { period, unit: root },
      { opensOn: isoDay(opens), closesOn: isoDay(closes) },
      { scheme },
      Math.max(opens, 8),
    );
    const closed = teller.ruled(
      'period.closed',
      { period, unit: root },
      { occurredOn: isoDay(closes) },
      { scheme },
      closes,
    );
    const filed = teams.flatMap((unit): Report[] => {
      if (random.chance(110)) return [];
      const refs = { report: `volunteer-data/${unit}/${n + 1}`, unit, period };
      return [
        teller.told(unit, 'report.submitted', refs, closes - random.between(0, 12), {
          kind: 'volunteer-data',
          to: 'league',
        }),
      ];
    });
    return [opened, closed, ...filed];
  });
  return [...west, ...founded, ...quarters];
}

const deliverables: readonly Deliverable[] = [
  issued('nm-2020-15', dayNumber(5, 4), 'may4-medal'),
  issued('nm-2020-23', dayNumber(6, 10), 'conference-duties'),
  reached('plan-evaluation', 'built', dayNumber(11, 26)),
  issued('nm-2020-33', dayNumber(9, 18), 'community-rules'),
  issued('nm-2020-27', dayNumber(7, 30), 'macau-camp-postponed'),
  {
    kind: 'activity.held',
    name: 'development-plan-training/1',
    day: dayNumber(10, 27),
    values: { campaign: 'development-plan-training', participants: 118 },
  },
  reached('prevention-act', 'researched', dayNumber(4, 30)),
  reached('prevention-act', 'drafted', dayNumber(8, 14)),
  reached('protection-act', 'researched', dayNumber(6, 5)),
  reached('exchange-mechanism', 'planned', dayNumber(11, 30)),
];
