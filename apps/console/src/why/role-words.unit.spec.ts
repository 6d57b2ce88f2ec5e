import type { TFunction } from 'i18next';
import { expect, it } from 'vitest';
import { roleWords } from './role-words.js';

const known: Readonly<Record<string, string>> = {
  'reason.voided': 'voided',
  'reason.accompanies': 'goes with it',
  'role.count': 'counts',
  'role.numerator': 'counts in the numerator',
};
const t = ((key: string, { defaultValue, ...given }: { readonly defaultValue?: string } = {}) =>
  known[key] ?? defaultValue ?? `${key}(${Object.values(given).join()})`) as unknown as TFunction<'why'>;

it('says what a fact does in the number, whatever place of its kind it fits', () => {
  expect(['numerator', 'count-2', 'count/1/2'].map((role) => roleWords(t, role))).toEqual([
    'counts in the numerator',
    'counts',
    'counts',
  ]);
});

it('says why one is left out, and names what only the definition knows', () => {
  expect(['voided', 'accompanies', 'condition:own-name'].map((role) => roleWords(t, role))).toEqual([
    'leftOut(voided)',
    'goes with it',
    'roleOther(own-name)',
  ]);
});
