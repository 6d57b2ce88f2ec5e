import { existsSync, readFileSync } from 'node:fs';
import { loadPlan } from '@duibiao/plan';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { parameterSchemas } from './registry.js';

/** `docs/reference/systems.md` says how every system that a document names is served. What it points at has to be there. */
const page = new URL('../../../docs/reference/systems.md', import.meta.url);
const seed = (name: string): string => readFileSync(new URL(`../../../seeds/${name}`, import.meta.url), 'utf8');

const plans = Object.entries({ NM: 'inner-mongolia-2020', DG: 'dongguan-2020' }).map(([code, id]) => {
  const loaded = loadPlan(seed(`${id}/plan.yaml`), { kinds: parameterSchemas });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults, null, 1));
  return { code, plan: loaded.plan };
});
const indicators = new Map(
  plans.flatMap(({ code, plan }) =>
    plan.indicators.map((one) => [one.id, { ...one, at: `${code}${one.item}` }] as const),
  ),
);
const texts = new Map<string, string>(
  plans.flatMap(({ code, plan }) =>
    plan.items.map(({ no, text }) => [`${code}${no}`, text.replaceAll(/\s+/gu, '')] as const),
  ),
);
const { kinds } = parse(seed('fact-kinds.yaml'), { merge: true, maxAliasCount: -1 }) as { readonly kinds: object };

const rows = readFileSync(page, 'utf8')
  .split('\n')
  .filter((line) => /^\| \d+ \|/u.test(line))
  .map((line) => {
    const [, no = '', system = '', items = '', served = '', shown = '', notYet = ''] = line.split('|');
    return {
      no: Number(no),
      systems: system.trim().split(', '),
      items: items.trim().split(' '),
      served,
      shown,
      notYet: notYet.trim(),
      shownBy: [...shown.matchAll(/`((?:nm|dg)\d\d-[^`]+)`/gu)].map(([, id = '']) => id),
    };
  });

/** What of a row is not so, with the row's number. */
const wrong = (of: (row: (typeof rows)[number]) => readonly string[]): string[] =>
  rows.flatMap((row) => of(row).map((what) => `${row.no}: ${what}`));

test('88 systems are told, each with what shows it and what is missing', () => {
  expect(rows.map(({ no }) => no)).toEqual(Array.from({ length: 88 }, (_, at) => at + 1));
  expect(rows.filter(({ shownBy, notYet }) => shownBy.length === 0 || notYet === '')).toEqual([]);
});

test('each is named by its items', () => {
  expect(
    wrong(({ systems, items }) => systems.filter((name) => !items.some((item) => texts.get(item)?.includes(name)))),
  ).toEqual([]);
});

test('the indicators are there, and follow an item of the row', () => {
  expect(wrong(({ items, shownBy }) => shownBy.filter((id) => !items.includes(indicators.get(id)?.at ?? '')))).toEqual(
    [],
  );
});

test('the fact kinds are there, and an indicator of the row reads them', () => {
  expect(
    wrong(({ served, shownBy }) => {
      const read = new Set(shownBy.flatMap((id) => indicators.get(id)?.facts ?? []));
      const named = [...served.matchAll(/`([a-z]+\.[a-z]+)`/gu)].map(([, kind = '']) => kind);
      return named.filter((kind) => !(kind in kinds) || !read.has(kind));
    }),
  ).toEqual([]);
});

test('the registers are those of the indicators', () => {
  expect(
    wrong(({ served, shownBy }) => {
      const parameters = JSON.stringify(shownBy.map((id) => indicators.get(id)?.parameters));
      const named = [...served.matchAll(/register `([^`]+)`/gu)].map(([, register = '']) => register);
      return named.filter((register) => !new RegExp(`"register":\\[[^\\]]*"${register}"`, 'u').test(parameters));
    }),
  ).toEqual([]);
});

test('duties, readings and files that a row names are there', () => {
  const duties = plans.flatMap(({ plan }) => plan.settings.duties.map(({ id }) => id));
  expect(
    wrong(({ served, shown, shownBy }) => {
      const readings = shownBy.flatMap((id) => indicators.get(id)?.reading.alternatives.map((one) => one.id) ?? []);
      const named = (option: string): string[] =>
        [...served.matchAll(new RegExp(`--${option} ([a-z-]+)`, 'gu'))].map(([, value = '']) => value);
      return [
        ...named('duty').filter((id) => !duties.includes(id)),
        ...named('reading').filter((id) => !readings.includes(id)),
        ...[...shown.matchAll(/\]\(([^)]+)\)/gu)]
          .map(([, file = '']) => file)
          .filter((file) => !existsSync(new URL(file, page))),
      ];
    }),
  ).toEqual([]);
});
