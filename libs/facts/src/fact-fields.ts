import type { FactFields } from '@duibiao/plan';
import type { FactKinds } from './fact-kind.js';

/** What definitions of indicators may name of every fact kind: its fields, each with what it is, and its case keys. */
export function factFields(kinds: FactKinds): ReadonlyMap<string, FactFields> {
  const all = [...kinds].map(([name, { references, days, values, about }]): [string, FactFields] => {
    const fields = new Map([
      ...Object.keys(references).map((field) => [field, 'reference'] as const),
      ...Object.keys(days).map((field) => [field, 'day'] as const),
      ...Object.entries(values).map(
        ([field, { type }]) => [field, type === 'integer' || type === 'decimal' ? 'number' : 'value'] as const,
      ),
    ]);
    return [name, { fields, about }];
  });
  return new Map(all);
}
