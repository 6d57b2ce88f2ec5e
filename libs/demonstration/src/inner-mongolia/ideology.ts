import { dayNumber } from '../calendar.js';
import type { Report } from '../report.js';
import { type Deliverable, issued, reached, tellDeliverables } from '../topics/deliverables.js';
import { tellStock } from '../topics/stocks.js';
import { tellCampaigns, tellEntries, tellWork, type Work } from '../topics/work.js';
import type { World } from '../world.js';
import { fewOf } from './cast.js';
import { inspected, narrative, trained } from './kinds.js';

const YEAR_END = dayNumber(12, 31);

/** The notice and items 1 to 4. */
export function tellIdeology(world: World): Report[] {
  const few = fewOf(world);
  return [
    ...tellWork(world, [...adoption(world), ...study(world), ...media(world)]),
    ...tellCampaigns(
      world,
      ['decisive-year', 'town-and-country', 'situation-education', 'good-youth', 'striving-youth'],
      few.mixed,
    ),
    ...tellCampaigns(world, ['hand-in-hand', 'spirit-handed-on', 'one-family', 'new-media-association'], few.mixed),
    ...tellCampaigns(world, ['ideology-secondary', 'ideology-primary'], few.counties),
    ...tellCampaigns(world, ['ideology-higher'], few.universities),
    ...tellCampaigns(
      world,
      ['qingma-enterprise', 'qingma-organ', 'qingma-other'],
      [...few.enterprises, ...few.leagues],
    ),
    ...['patriotism-base', 'ecology-base', 'youth-palace'].flatMap((register) =>
      tellEntries(world, register, few.leagues, [1, 2]),
    ),
    ...tellStock(world, 'study', {
      units: world.some(world.units('prefecture')),
      days: [dayNumber(6, 30), YEAR_END],
      unfrozen: 90,
      count: (random) => {
        const [members, share] = [random.between(9_000, 60_000), random.between(28, 60)];
        const gain = random.between(-3, 12);
        return (n) => ({
          'study-participations': [Math.trunc((members * 10 * (share + gain * (n + 1))) / 100), members * 10],
        });
      },
      baselines: { 'study-participations': ['study-participations'] },
    }),
    ...tellStock(world, 'followers', {
      // none below another: a baseline frozen for a unit would be that of its whole subtree
      units: world.some([...few.leagues, 'nm.bt.01', 'nm.bt.02', 'nm.mzl']),
      days: [dayNumber(6, 30), YEAR_END],
      count: (random) => {
        const [followers, gain] = [random.between(2_000, 90_000), random.between(-300, 4_000)];
        return (n) => ({ followers: [followers + gain * (n + 1)] });
      },
      baselines: { followers: ['followers'] },
    }),
    ...tellDeliverables(world, deliverables),
  ];
}

/** Who has adopted the plan as one of its own. */
function adoption(world: World): readonly Work[] {
  const { universities, enterprises } = fewOf(world);
  const matter = 'local-plan-2020';
  return [
    {
      kind: 'document.issued',
      label: matter,
      thing: 'document',
      units: [...world.units('prefecture').slice(0, 8), ...universities.slice(1)],
      days: [dayNumber(4, 10), dayNumber(6, 20)],
      values: { type: 'issued', matter },
    },
    {
      kind: 'narrative.submitted',
      label: matter,
      units: enterprises,
      days: [dayNumber(5, 10), dayNumber(9, 30)],
      values: { item: matter, text: '已结合本单位实际贯彻执行。' },
    },
  ];
}

function study(world: World): readonly Work[] {
  const { leagues, counties, universities, mixed } = fewOf(world);
  const days = [80, 345] as const;
  const links = ['guidance', 'lectures', 'research', 'contests', 'practice', 'supervision'];
  const outlines = ['publicity-plan', 'moral-outline', 'patriotism-outline'];
  return [
    ...links.map((link, at) => narrative(`study-${link}`, leagues.slice(at % 3, 3))),
    ...outlines.map((outline, at) => narrative(outline, mixed.slice(at, at + 3))),
    {
      kind: 'lesson.given',
      label: 'young-lecturers',
      thing: 'lesson',
      lecturer: true,
      units: leagues,
      each: [2, 4],
      days,
      values: { type: 'talk', audience: [30, 400] },
    },
    {
      kind: 'lesson.given',
      label: 'school-ideology',
      thing: 'lesson',
      lecturer: true,
      units: universities,
      days,
      values: { type: 'course', topic: ['school-ideology', 'situation-education'], audience: [40, 300] },
    },
    {
      kind: 'activity.held',
      label: 'forms',
      thing: 'event',
      units: mixed,
      each: [1, 3],
      days,
      values: { form: ['discussion', 'visit', 'at-venue'], participants: [15, 120] },
    },
    trained('qingma-enterprise', leagues.slice(0, 2), [3, 6]),
    {
      kind: 'aid.delivered',
      label: 'periodicals',
      units: counties,
      each: [2, 3],
      days,
      values: { programme: ['periodical-youth', 'periodical-bud'], kind: 'periodical', copies: [50, 600] },
    },
  ];
}

function media(world: World): readonly Work[] {
  const { leagues, counties, universities, mixed } = fewOf(world);
  return [
    {
      kind: 'content.published',
      label: 'media',
      thing: 'content',
      units: [world.root, ...mixed],
      each: [2, 5],
      days: [60, 355],
      values: { type: ['article', 'video', 'audio', 'pictures'], channel: ['wechat', 'weibo'], reads: [80, 40_000] },
      others: (random) => ({
        firstReviewOn: -2,
        secondReviewOn: random.chance(60) ? null : -1,
        thirdReviewOn: random.chance(60) ? 1 : 0,
      }),
    },
    {
      kind: 'content.published',
      label: 'shared-media',
      thing: 'content',
      units: leagues.slice(0, 2),
      days: [150, 300],
      values: { type: 'video', channel: 'new-media-association', reads: [800, 9_000] },
      others: () => ({ firstReviewOn: -3, secondReviewOn: -2, thirdReviewOn: -1 }),
    },
    {
      kind: 'report.submitted',
      label: 'student-tracking',
      thing: 'report',
      units: universities,
      each: [1, 3],
      days: [70, 340],
      values: { kind: 'student-tracking', to: 'league' },
    },
    inspected('ideology-patrol', [...leagues, ...counties]),
    {
      kind: 'finding.raised',
      label: 'ideology-patrol',
      thing: 'finding',
      units: counties.slice(0, 3),
      days: [100, 320],
      values: { kind: 'ideology-patrol' },
    },
    ...(['raised', 'closed'] as const).map((step): Work => ({
      kind: `finding.${step}`,
      label: 'accounts',
      thing: 'finding',
      units: step === 'raised' ? mixed : mixed.slice(0, 6),
      days: step === 'raised' ? [120, 240] : [242, 300],
      ...(step === 'raised' ? { values: { kind: ['dead-account', 'negative-item'] as const } } : {}),
    })),
    {
      kind: 'document.issued',
      label: 'opinion-contingency',
      thing: 'document',
      units: world.units('prefecture').slice(0, 11),
      days: [120, 350],
      values: { type: ['issued', 'revised'], matter: 'opinion-contingency' },
    },
  ];
}

const deliverables: readonly Deliverable[] = [
  reached('qingma-regional', 'selection', dayNumber(6, 30)),
  reached('qingma-regional', 'training', dayNumber(9, 12)),
  reached('qingma-regional', 'practice', dayNumber(11, 8)),
  reached('qingma-library', 'planned', dayNumber(7, 20)),
  reached('youth-voice', 'planned', dayNumber(5, 18)),
  reached('youth-voice', 'built', dayNumber(10, 16)),
  {
    kind: 'content.published',
    name: 'mooc/1',
    day: dayNumber(9, 20),
    values: { type: 'mooc', channel: 'wechat', reads: 18_400 },
  },
  { kind: 'account.opened', name: 'douyin/nm', day: dayNumber(4, 28), values: { platform: 'douyin' } },
  issued('nm-2020-11', dayNumber(4, 22), 'six-study-system'),
  issued('nm-2020-40', dayNumber(12, 4), 'qingma-standard'),
];
