import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { explainIndicator } from '../../dist/apps/cli/src/commands/plan/explained.js';
import { planOfFile } from '../../dist/apps/cli/src/commands/plan/plan-file.js';
import { readFactKinds } from '../../dist/libs/facts/src/index.js';
import { provenanceMeanings } from '../../dist/libs/plan/src/index.js';
import { root } from '../setup.mjs';
import { indicatorEntry, readingLines, versions } from './indicator-entry.mjs';
import { measureNames } from './measure-names.mjs';

const plans = ['dongguan-2020', 'inner-mongolia-2020'];
/** A reading that so many indicators share stands at the head of the plan, once. */
const MANY = 3;

/** Every indicator of both plans, in the words of `duibiao plan explain`. Reads the two files alone, and no database. */
export async function indicatorReference() {
  const kinds = factKinds();
  const loaded = [];
  for (const id of plans) loaded.push(await planOfFile(path.join(root, 'seeds', id, 'plan.yaml')));
  const ids = new Set(loaded.flatMap(({ indicators }) => indicators.map(({ id }) => id)));
  const context = { mark: marking(kinds, ids), factNames: (fact) => namesOf(kinds.get(fact)) };
  const chapters = loaded.map((plan) => chapterOf(plan, context));
  const used = new Set(loaded.flatMap(({ indicators }) => indicators.flatMap(({ facts }) => facts)));
  return [
    ...head(loaded),
    ...loaded.flatMap(contents),
    '- [事实 Facts](#facts)',
    '',
    ...chapters.flat(),
    ...factsOf([...kinds].filter(([name]) => used.has(name))),
  ].join('\n');
}

function factKinds() {
  const text = readFileSync(path.join(root, 'seeds/fact-kinds.yaml'), 'utf8');
  const read = readFactKinds(parse(text, { merge: true }));
  if (!read.ok) throw new Error(`seeds/fact-kinds.yaml:\n${read.faults.join('\n')}`);
  return read.kinds;
}

const namesOf = ({ name }) => `${name.zh} ${name.en}`;

/** Text as Markdown shows it: signs as they are, names of facts as code, ids of indicators as links. */
function marking(kinds, ids) {
  return (text) =>
    text
      .replace(/[\\`*_<>|[\]]/g, String.raw`\$&`)
      .replace(/[a-z]+\.[a-z]+/g, (word) => (kinds.has(word) ? `\`${word}\`` : word))
      .replace(/[a-z]+\d+-[a-z0-9-]*[a-z0-9]/g, (word) => (ids.has(word) ? `[${word}](#${word})` : word));
}

function head(loaded) {
  const count = loaded.reduce((sum, { indicators }) => sum + indicators.length, 0);
  return [
    '# 指标 Indicators',
    '',
    '<!-- Written by `npm run generate` from seeds/*/plan.yaml: change those. -->',
    '',
    `两份计划的全部${count}项指标，按原文的部分和条目排列：原文怎么写、目标是多少、出自哪里、怎么计算、采用什么口径。`,
    '计算和口径与 `npx duibiao plan explain <指标>` 所说相同；该命令另列参数、归属和其他口径的算法。为什么这样理解、有什么要请计划制定者确认，',
    '见 `READINGS.md`（[东莞](../../seeds/dongguan-2020/READINGS.md)、[内蒙古](../../seeds/inner-mongolia-2020/READINGS.md)）。',
    '',
    `All ${count} indicators of the two plans, by section and item of the document: its words, the target, where it comes from, how it is measured, and`,
    'which reading was taken. They are the words of `npx duibiao plan explain <indicator>`, which also prints the parameters, the attribution and what other',
    'readings would count. Why the text is read so, and what its owner is asked, stands in `READINGS.md`',
    '([Dongguan](../../seeds/dongguan-2020/READINGS.md), [Inner Mongolia](../../seeds/inner-mongolia-2020/READINGS.md)).',
    '',
    '## 读法 How to read an entry',
    '',
    '- 没有写“原文未写明”的期限，引号里是原文；原文未写明的，为计划最后一日。 A due day that the text does not state is the last day of the plan.',
    '- `activity.held`（campaign 为 summer-care）：事实的种类、字段和标签。种类和字段见[文末](#facts)，标签是登记时用的，在 `plan.yaml` 的',
    '  `definitions` 之前列有。 A kind of fact, one of its fields, and the label that it bears there; kinds and fields are listed [below](#facts), labels',
    '  before `definitions` in `plan.yaml`.',
    '',
    '<a id="provenance"></a>',
    '',
    '| 出处 Provenance | 含义 | Meaning |',
    '|---|---|---|',
    ...Object.entries(provenanceMeanings).map(
      ([code, { name, meaning }]) => `| ${code} ${name.zh} ${name.en} | ${meaning.zh} | ${meaning.en} |`,
    ),
    '',
    '<a id="kinds"></a>',
    '',
    '| 类型 Kind | 含义 | Meaning |',
    '|---|---|---|',
    ...Object.entries(measureNames).map(
      ([kind, { zh, zhMeaning, meaning }]) => `| ${zh} ${kind} | ${zhMeaning} | ${meaning} |`,
    ),
    '',
    '## 目录 Contents',
    '',
  ];
}

/** Sections of a plan with their items; the covering notice, which belongs to none, goes first. */
const sectionsOf = ({ sections, items }) =>
  [{ id: null, title: '通知 The covering notice' }, ...sections]
    .map((section) => ({ ...section, items: items.filter((item) => item.section === section.id) }))
    .filter((section) => section.items.length > 0);

const itemTitle = ({ no, title }) => `${no}. ${title}`;
const anchorOf = (plan, { no }) => `${plan.id}-${no}`;
const ofItem = (plan, { no }) => plan.indicators.filter(({ item }) => item === no);

function contents(plan) {
  return [
    `- [《${plan.title}》](#${plan.id}): ${plan.indicators.length}`,
    ...sectionsOf(plan).flatMap(({ title, items }) => [
      `  - ${title}`,
      ...items.map((item) => `    - [${itemTitle(item)}](#${anchorOf(plan, item)}): ${ofItem(plan, item).length}`),
    ]),
  ];
}

function chapterOf(plan, context) {
  const { places, lines } = sharedReadings(plan, context);
  const shared = (reading) => places.get(JSON.stringify([reading.id, reading.version, reading.text]));
  const entry = (indicator) => indicatorEntry(explainIndicator(plan, indicator), { ...context, shared });
  return [
    `## <a id="${plan.id}"></a>《${plan.title}》`,
    '',
    `${[plan.issuer, plan.documentNumber, plan.issuedOn].filter((one) => one !== null).join(' · ')}. ` +
      '没有写责任单位的，由发文单位负责。 Where an entry names nobody as responsible, the issuer is.',
    '',
    ...lines,
    ...sectionsOf(plan).flatMap(({ title, items }) => [
      `### ${title}`,
      '',
      ...items.flatMap((item) => [
        `#### <a id="${anchorOf(plan, item)}"></a>${itemTitle(item)}`,
        '',
        ...ofItem(plan, item).flatMap(entry),
      ]),
    ]),
  ];
}

function sharedReadings(plan, { mark }) {
  const found = Map.groupBy(plan.indicators, ({ reading: { id, version, text } }) =>
    JSON.stringify([id, version, text]),
  );
  const many = [...found].filter(([, users]) => users.length >= MANY);
  const places = new Map(many.map(([key, [{ reading }]]) => [key, `${plan.id}-${reading.id}-${reading.version}`]));
  if (places.size !== new Set(places.values()).size)
    throw new Error(`${plan.id}: two readings of one name and version`);
  const lines = many.flatMap(([key, users]) => [
    `<a id="${places.get(key)}"></a>**${users[0].reading.id}**, ${versions(users[0].reading)} (${users.length})`,
    '',
    ...readingLines(users[0].reading, mark),
    '',
  ]);
  return { places, lines: ['### 共用的口径 Readings that several indicators share', '', ...lines] };
}

function factsOf(kinds) {
  const codes = (field) =>
    field.type === 'code'
      ? ` (${Object.entries(field.codes)
          .map(([code, name]) => `\`${code}\` ${name.zh} ${name.en}`)
          .join(', ')})`
      : '';
  const field = ([name, one]) => `\`${name}\` ${namesOf(one)}${codes(one)}`;
  const fields = ({ references, days, values }) =>
    [references, days, values].flatMap((some) => Object.entries(some).map(field)).join('; ');
  return [
    '## <a id="facts"></a>事实 Facts',
    '',
    '指标由这些事实算出，各有其字段。 What the indicators are made of, with the fields of each.',
    '',
    ...kinds.map(([name, kind]) => `- <a id="${name}"></a>**\`${name}\`** ${namesOf(kind)}: ${fields(kind)}`),
    '',
  ];
}
