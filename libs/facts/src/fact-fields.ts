import type { FactFields } from '@duibiao/plan';
import type { FactKinds } from './fact-kind.js';

/** The fields of every fact kind, each with what it is: what definitions of indicators may name. */
export function factFields(kinds: FactKinds): ReadonlyMap<string, FactFields> {
  const fields = [...kinds].map(([name, { references, days, values }]): [string, FactFields] => [
    name,
    new Map([
      ...Object.keys(references).map((field) => [field, 'reference'] as const),
      ...Object.keys(days).map((field) => [field, 'day'] as const),
      ...Object.keys(values).map((field) => [field, 'value'] as const),
    ]),
  ]);
  return new Map(fields);
}
