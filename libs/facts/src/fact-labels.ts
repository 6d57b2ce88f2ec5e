import type { FactLabels, Words } from '@duibiao/plan';
import type { FactKinds, FactValueType } from './fact-kind.js';

/** What people call every fact kind, its fields and their codes. */
export function factLabels(kinds: FactKinds): ReadonlyMap<string, FactLabels> {
  return new Map(
    [...kinds].map(([kind, { name, references, days, values }]): [string, FactLabels] => {
      const plain = Object.entries({ ...references, ...days });
      const fields = new Map([
        ...plain.map(([field, of]) => [field, { name: of.name, codes: none }] as const),
        ...Object.entries(values).map(([field, of]) => [field, { name: of.name, codes: codesOf(of) }] as const),
      ]);
      return [kind, { name, fields }];
    }),
  );
}

const none: ReadonlyMap<string, Words> = new Map();
/** Of a value that is true or false. */
export const yesOrNo: ReadonlyMap<string, Words> = new Map([
  ['true', { zh: '是', en: 'yes' }],
  ['false', { zh: '否', en: 'no' }],
]);

function codesOf(value: FactValueType): ReadonlyMap<string, Words> {
  if (value.type === 'boolean') return yesOrNo;
  return value.type === 'code' ? new Map(Object.entries(value.codes)) : none;
}
