import { dayNumber, isoDay } from '../calendar.js';
import type { Report } from '../report.js';
import { Teller } from '../teller.js';
import { tellBodies } from '../topics/bodies.js';
import { issued, reached, tellDeliverables } from '../topics/deliverables.js';
import { tellStock } from '../topics/stocks.js';
import { tellCampaigns, tellEntries, tellWork, type Work } from '../topics/work.js';
import type { World } from '../world.js';
import { fewOf } from './cast.js';
import { inspected, issuedBy, narrative, paired, trained } from './kinds.js';

const days = [80, 345] as const;

/** Items 16 to 20. */
export function tellReform(world: World): Report[] {
  const few = fewOf(world);
  return [
    ...tellWork(world, [...reform(world), ...discipline(world)]),
    ...tellResponsibility(world),
    ...tellAppraisals(world),
    ...tellCampaigns(world, ['delegates-contact', 'federation-contact', 'federation-societies'], few.leagues),
    ...tellCampaigns(world, ['federation-and-youth', 'two-studies', 'officers-among-the-young'], few.mixed),
    ...tellEntries(world, 'federation-group-member', [world.root, ...few.leagues], [1, 2]),
    ...tellBodies(world, {
      types: ['delegates-station'],
      units: world.some(world.units('county')).slice(0, 16),
      perMille: 500,
      old: 300,
      from: 70,
      to: 345,
    }),
    ...tellStock(world, 'documents', {
      units: world.some(world.units('prefecture')),
      days: [dayNumber(12, 31)],
      count: (random) => {
        const [documents, meetings, less] = [random.between(40, 130), random.between(20, 60), random.between(-4, 24)];
        return (n) => ({
          'documents-and-meetings': [documents + meetings - less * (n + 1)],
        });
      },
      baselines: { 'documents-and-meetings': ['documents-and-meetings'] },
    }),
    ...tellDeliverables(world, [
      reached('league-college', 'planned', dayNumber(6, 24)),
      {
        ...issued('party-appraisal-2020', dayNumber(9, 30), 'party-appraisal'),
        refs: { serves: [...few.leagues, ...few.counties.slice(0, 2)] },
      },
    ]),
  ];
}

/** Items 16 to 18. */
function reform(world: World): readonly Work[] {
  const { leagues, counties, universities, enterprises, mixed } = fewOf(world);
  const { root } = world;
  const founded = { kind: 'body.founded', thing: 'body', units: [root], days: [90, 200], each: [3, 3] } as const;
  return [
    { ...founded, label: 'special-committee', values: { type: 'special-committee' } },
    {
      kind: 'meeting.held',
      label: 'special-meetings',
      thing: 'meeting',
      units: [root],
      each: [2, 4],
      days,
      values: { type: 'special-committee', attendance: [8, 20] },
    },
    paired('member-and-delegate', leagues, [1, 3]),
    paired('delegate-and-youth', counties, [1, 3]),
    paired('federation-and-youth', leagues, [1, 3]),
    issuedBy('leading-bodies', leagues.slice(0, 2)),
    narrative('leading-bodies', leagues.slice(2)),
    inspected('reform', [...leagues, ...counties]),
    {
      kind: 'finding.raised',
      label: 'reform',
      thing: 'finding',
      units: mixed,
      days: [120, 240],
      values: { kind: 'reform' },
    },
    { kind: 'finding.closed', label: 'reform', thing: 'finding', units: mixed.slice(2), days: [242, 330] },
    {
      kind: 'stage.reached',
      label: 'reform-plan',
      thing: 'deliverable',
      units: [...leagues, ...counties.slice(0, 2)],
      days: [200, 340],
      values: { stage: 'reform-carried-out' },
    },
    {
      kind: 'proposal.filed',
      label: 'federation-proposals',
      thing: 'proposal',
      units: leagues,
      each: [1, 1],
      days: [90, 160],
      values: { authorRole: 'federation-member' },
    },
    {
      kind: 'proposal.answered',
      label: 'federation-proposals',
      thing: 'proposal',
      units: leagues.slice(1),
      days: [170, 320],
    },
    inspected('student-union', world.units('university').slice(0, 9)),
    issuedBy('student-societies', universities.slice(0, 2)),
    narrative('student-societies', universities.slice(2)),
    issuedBy('pioneer-reform', leagues.slice(0, 2)),
    trained('pioneer-instructor', leagues.slice(0, 2), [3, 5]),
    issuedBy('state-firms', enterprises.slice(0, 1)),
    narrative('state-firms', enterprises.slice(1)),
  ];
}

/** What is told of things in steps, each by those units that have come so far: `case.opened`, `case.closed`. */
const inSteps = (
  thing: string,
  label: string,
  steps: Readonly<Record<string, Work['days']>>,
  values: NonNullable<Work['values']>,
  units: readonly (readonly string[])[],
): Work[] =>
  Object.entries(steps).map(([step, days], at) => ({
    kind: `${thing}.${step}`,
    label,
    thing,
    units: units[at] ?? [],
    days,
    values,
  }));

/** Items 19 and 20. */
function discipline(world: World): readonly Work[] {
  const { leagues, counties, mixed } = fewOf(world);
  const { root } = world;
  const cases = { opened: [90, 220], closed: [222, 330] } as const;
  const matters = { arisen: [100, 180], reported: [182, 200] } as const;
  const findings = { raised: [110, 200], closed: [202, 320] } as const;
  return [
    {
      kind: 'meeting.held',
      label: 'party-life',
      thing: 'meeting',
      units: [root, ...leagues],
      each: [2, 3],
      days,
      values: { type: 'party-life', attendance: [9, 30] },
    },
    ...inSteps('case', 'discipline', cases, { type: 'discipline' }, [leagues.slice(0, 2), leagues.slice(0, 1)]),
    ...inSteps('case', 'violation', cases, { type: 'violation' }, [counties.slice(0, 3), counties.slice(0, 3)]),
    ...inSteps('matter', 'matters', matters, { class: 'major' }, [mixed, mixed.slice(1)]),
    ...inSteps('finding', 'four-guan', findings, { kind: 'four-guan' }, [mixed.slice(0, 4), mixed.slice(1, 4)]),
    {
      kind: 'meeting.held',
      label: 'democratic-life',
      thing: 'meeting',
      units: [...leagues, ...counties],
      days: [300, 330],
      values: { type: 'democratic-life', attendance: [6, 14] },
    },
    {
      kind: 'meeting.held',
      label: 'committee-session',
      thing: 'meeting',
      units: [root],
      each: [2, 2],
      days,
      values: { type: 'committee-session', attendance: [40, 70] },
    },
    {
      kind: 'proposal.filed',
      label: 'committee-advice',
      thing: 'proposal',
      units: [root],
      each: [2, 4],
      days,
      values: { authorRole: 'committee-member' },
    },
    narrative('officers-among-the-young', leagues),
  ];
}

/** What the outline of action asks for, and who answers for it at each level; of one thing no county does. */
function tellResponsibility(world: World): Report[] {
  const teller = new Teller(world, world.random('outline'));
  const { root } = world;
  const known = dayNumber(4, 20);
  const register = 'outline-of-action';
  const levels = [
    ['outline-region', root],
    ['outline-prefecture', 'nm.hhht'],
    ['outline-county', 'nm.hhht.04'],
  ] as const;
  return world.some(['1', '2', '3', '4', '5', '6']).flatMap((n): Report[] => {
    const task = `${register}/${n}`;
    const entered = teller.ruled(
      'register.entered',
      { entry: task, unit: root },
      { occurredOn: isoDay(known) },
      { register },
      known,
    );
    const assigned = levels
      .slice(0, n === '5' ? 2 : 3)
      .map(([list, unit]) => teller.told(root, 'task.assigned', { task, unit, assigner: root }, known + 20, { list }));
    return [entered, ...assigned];
  });
}

/** Debriefings of leading groups, and observers whom the region sends to their meetings. */
function tellAppraisals(world: World): Report[] {
  const random = world.random('appraisals');
  const teller = new Teller(world, random);
  const groups = world.some(world.units('prefecture')).flatMap((unit): Report[] => {
    if (random.chance(200)) return [];
    const refs = { report: `group-debriefing/${unit}`, unit };
    return [
      teller.told(unit, 'report.submitted', refs, random.between(340, 360), { kind: 'group-debriefing', to: 'league' }),
    ];
  });
  const { leagues, counties } = fewOf(world);
  const observed = world
    .some([...leagues, ...counties])
    .slice(0, 7)
    .map((unit) => {
      const refs = { person: world.person(5), meeting: `democratic-life/${unit}/1`, unit: world.root };
      return teller.told(world.root, 'attendance.recorded', refs, 331, { capacity: 'observer' });
    });
  return [...groups, ...observed];
}
