import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { explainIndicator, namesByLabel } from '../../dist/libs/measures/src/index.js';
import { planOfFile } from '../../dist/apps/cli/src/commands/plan/plan-file.js';
import { factLabels, readFactKinds } from '../../dist/libs/facts/src/index.js';
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
  const mark = marking(kinds, ids);
  const names = namesByLabel(factLabels(kinds));
  const chapters = loaded.map((plan) => chapterOf(plan, { mark, names }));
  return [...head(loaded, kinds), ...loaded.flatMap(contents), '', ...chapters.flat()].join('\n');
}

const readSeed = (...file) => parse(readFileSync(path.join(root, 'seeds', ...file), 'utf8'), { merge: true });

function factKinds() {
  const read = readFactKinds(readSeed('fact-kinds.yaml'));
  if (!read.ok) throw new Error(`seeds/fact-kinds.yaml:\n${read.faults.join('\n')}`);
  return read.kinds;
}

/** The days of the plan in short, which half of all definitions name: only a whole year has such a name. */
const wholeYear = ({ year, from, to }) => {
  if (from !== `${year}-01-01` || to !== `${year}-12-31`) return ({ zh, en }) => ({ zh, en });
  return ({ zh, en }) => ({
    zh: zh.replaceAll(`${from}至${to}`, `${year}年内`),
    en: en.replaceAll(`${from} to ${to}`, `within ${year}`),
  });
};

/** Text as Markdown shows it: signs as they are, names of facts as code, ids of indicators as links. */
function marking(kinds, ids) {
  return (text) =>
    text
      .replace(/[\\`*_<>|[\]]/g, String.raw`\$&`)
      .replace(/[a-z]+\.[a-z]+/g, (word) => (kinds.has(word) ? `\`${word}\`` : word))
      .replace(/[a-z]+\d+-[a-z0-9-]*[a-z0-9]/g, (word) => (ids.has(word) ? `[${word}](#${word})` : word));
}

function head(loaded, kinds) {
  const count = loaded.reduce((sum, { indicators }) => sum + indicators.length, 0);
  return [
    '# 指标 Indicators',
    '',
    '<!-- Written by `npm run generate` from seeds/*/plan.yaml: change those. -->',
    '',
    `两份计划的全部${count}项指标，按原文的部分和条目排列：原文怎么写、目标是多少、出自哪里、怎么计算、采用什么口径。`,
    '计算和口径是 `npx duibiao plan explain <指标>` 所说的；该命令另列参数、归属和其他口径的算法。',
    '为什么这样理解、有什么要请计划制定者确认，见 `READINGS.md`（[东莞](../../seeds/dongguan-2020/READINGS.md)、[内蒙古](../../seeds/inner-mongolia-2020/READINGS.md)）。',
    '',
    `All ${count} indicators of the two plans, by section and item of the document: its words, the target, where it comes from, how it is measured, and`,
    'which reading was taken. They are the words of `npx duibiao plan explain <indicator>`, which also prints the parameters, the attribution and what other readings would count. Why the text is read so, and what its owner is asked, stands in `READINGS.md`',
    '([Dongguan](../../seeds/dongguan-2020/READINGS.md), [Inner Mongolia](../../seeds/inner-mongolia-2020/READINGS.md)).',
    '',
    '## 读法 How to read an entry',
    '',
    '- **期限**：引号里是原文；原文未写明的，取计划最后一日。 **Due**: in 「」 the words of the document; a day that it does not state is the plan’s last.',
    '- **计算**：〈活动开展〉是所报的事实，[下表](#facts)有其代码；括号里是它须符合的条件，按字段名称列出；其中的英文（如 summer-care）是标签，填报时照写。',
    '  **Measure**: “Activity held” is a kind of fact, [below](#facts) with its code; in brackets stands what it has to fit, by the names of its fields. Labels',
    '  such as summer-care are written so in the fact. Codes of fields: [fact-kinds.yaml](../../seeds/fact-kinds.yaml).',
    '- **采用口径**：原文有不同理解时所作的决定；几项指标共用的，写在计划开头。 **Reading taken**: what was decided where the text is open; one that several',
    '  indicators share stands at the head of the plan.',
    '- **统计范围**：统计谁、统计什么。 **Scope**: who or what is counted.',
    '',
    '| 出处 Provenance | 含义 | Meaning |',
    '|---|---|---|',
    ...Object.entries(provenanceMeanings).map(
      ([code, { name, meaning }]) => `| ${code} ${name.zh} ${name.en} | ${meaning.zh} | ${meaning.en} |`,
    ),
    '',
    '| 类型 Kind | 含义 | Meaning |',
    '|---|---|---|',
    ...Object.entries(measureNames).map(
      ([kind, { zh, zhMeaning, meaning }]) => `| ${zh} ${kind} | ${zhMeaning} | ${meaning} |`,
    ),
    '',
    '| <a id="facts"></a>事实 | Fact | 代码 Code |',
    '|---|---|---|',
    ...[...kinds].map(([kind, { name }]) => `| ${name.zh} | ${name.en} | \`${kind}\` |`),
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
  const entry = (indicator) =>
    indicatorEntry(explainIndicator(plan, indicator, context.names), { ...context, within: wholeYear(plan), shared });
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
