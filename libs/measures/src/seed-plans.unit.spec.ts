import { readFileSync } from 'node:fs';
import { factLabels, readFactKinds } from '@duibiao/facts';
import { loadOrganisation, loadPlan, unitTypeNames } from '@duibiao/plan';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { workedCases } from './cases.js';
import { defineMeasure } from './definition.js';
import { namesByLabel } from './names.js';
import { type KindName, measureKinds, measureWords, parameterChecks, parameterSchemas } from './registry.js';

/** What a worked case decides for itself, in place of what its plan says: the document has neither. */
const ownOfCase: Readonly<Record<string, readonly string[]>> = {
  // an issue stays open beyond the year
  'dg02-dxx-town': ['window'],
  // a scheme made for the case; none is published
  'nm13-star-rating': ['schemes'],
};

const read = (name: string): string => readFileSync(new URL(`../../../seeds/${name}`, import.meta.url), 'utf8');

const plans = ['dongguan-2020', 'inner-mongolia-2020'];
const indicators = plans.flatMap((id) => {
  const seed = (name: string): string => read(`${id}/${name}`);
  const loaded = loadPlan(seed('plan.yaml'), {
    kinds: parameterSchemas,
    checks: parameterChecks,
    source: seed('source.txt'),
  });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults, null, 1));
  return loaded.plan.indicators;
});

/** Indicators and, as `<indicator>-<reading>`, the readings not taken. */
const defined = new Map(
  indicators.flatMap(({ id, kind, parameters, reading }) => [
    [id, { kind, parameters }] as const,
    ...reading.alternatives.map((other) => [`${id}-${other.id}`, { kind, parameters: other.parameters }] as const),
  ]),
);
const worked = workedCases.flatMap((one) => Object.entries(one.indicators)).filter(([id]) => defined.has(id));

test('the plans of the seeds use every kind there is', () => {
  expect(new Set(indicators.map(({ kind }) => kind))).toEqual(new Set(Object.keys(measureKinds)));
});

test('the hard cases are worked under ids of the plans', () => {
  expect(worked.map(([id]) => id).toSorted()).toEqual([
    'dg02-dxx-town',
    'dg03-lessons-base',
    'dg03-lessons-mid',
    'dg03-lessons-other',
    'dg04-talks',
    'dg34-linkage',
    'dg35-scale-firms',
    'dg35-union',
    'dg35-with-party',
    'dg35-youth-npos',
    'dg40-schools',
    'dg45-annual-report',
    'dg46-debriefs',
    'dg48-deputies',
    'dg48-secretaries',
    'dg48-secretaries-begun',
    'dg51-admission-eligibility',
    'dg51-admission-eligibility-calendar-year',
    'dg51-entry-one-month',
    'dg51-entry-one-month-thirty-days',
    'dg51-number-cap',
    'dg51-one-number',
    'nm05-100k-study',
    'nm07-county-conference',
    'nm10-assoc-county',
    'nm10-assoc-league',
    'nm13-star-coverage',
    'nm13-star-rating',
    'nm21-admission-eligibility',
    'nm21-admission-eligibility-calendar-year',
    'nm21-league-youth-ratio',
    'nm21-recommend-share',
    'nm21-recommend-share-all',
    'nm21-recommend-share-up-to-28',
    'nm21-zhtj-entry',
    'nm22-street-secretaries',
  ]);
});

test.each(worked)('%s measures in its plan what its worked case measures', (id, indicator) => {
  const inPlan = defined.get(id);
  const own = Object.entries(indicator.parameters as object).filter(([name]) => ownOfCase[id]?.includes(name));
  const parameters: Record<string, unknown> = { ...(inPlan?.parameters as object), ...Object.fromEntries(own) };
  for (const name of ownOfCase[id] ?? []) if (!own.some(([given]) => given === name)) delete parameters[name];
  const [plans, cases] = [defineMeasure({ kind: inPlan?.kind as KindName, parameters }), defineMeasure(indicator)];
  expect(plans.parameters).toEqual(cases.parameters);
  expect(plans.digest).toBe(cases.digest);
});

test('every indicator and every reading not taken can be said in both languages', () => {
  const unsaid = [...defined].filter(([, { kind, parameters }]) => {
    const { zh = '', en = '' } = measureWords(kind, parameters) ?? {};
    return [zh, en].some((text) => !/\S/u.test(text) || /undefined|\[object|\bNaN\b/u.test(text));
  });
  expect(unsaid.map(([id]) => id)).toEqual([]);
});

test('every one of them is said without a code of a fact, a field or a type of units', () => {
  const kinds = readFactKinds(parse(read('fact-kinds.yaml'), { merge: true }));
  if (!kinds.ok) throw new Error(kinds.faults.join('\n'));
  const labels = factLabels(kinds.kinds);
  const fields = new Set([...labels.values()].flatMap((kind) => [...kind.fields.keys()]));
  const coded = [...defined].flatMap(([id, { kind, parameters }]) => {
    const { zh = '', en = '' } = (kind !== 'trend' && measureWords(kind, parameters, namesByLabel(labels))) || {};
    // names that a plan gives its parts are its own, and so are the labels that a field has to hold
    const text = zh.replaceAll(/(?<=^|满足：)[\w-]+：|各须 .*$|为[^，；（）]*/gmu, '');
    const strange = [...text.matchAll(/(?<![\w-])[A-Za-z]+(?![\w-])/g)].filter(([word]) => fields.has(word));
    const kindIds = [...labels.keys()].filter((fact) => zh.includes(fact) || en.includes(fact));
    const camels = en.match(/(?<![\w-])[a-z]+[A-Z]\w*/g) ?? [];
    return [...strange.map(([word]) => word), ...kindIds, ...camels].map((word) => `${id}: ${word}`);
  });
  expect(coded).toEqual([]);
});

test('every type of units of the two organisations has a name', () => {
  for (const id of plans) {
    const loaded = loadOrganisation(read(`${id}/organisation.yaml`));
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults, null, 1));
    for (const type of loaded.organisation.types) expect([...unitTypeNames.keys()]).toContain(type.id);
  }
});
