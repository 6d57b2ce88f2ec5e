import type { FactKind } from './fact-kind.schema.js';

/** Every name in a kind's declaration that names no field of it, or one that cannot stand there. */
export function kindFaults(kind: FactKind): string[] {
  const references = Object.keys(kind.references);
  const days = Object.keys(kind.days);
  const fields = [...references, ...days, ...Object.keys(kind.values)];
  const twice = fields.filter((field, index) => fields.indexOf(field) !== index);
  // Keys and measures never read text.
  const naming = fields.filter((name) => kind.values[name]?.type !== 'text');
  const units = references.filter((name) => kind.references[name]?.type === 'unit');
  const single = units.filter((name) => !kind.references[name]?.many);
  return [
    ...twice.map((name) => `: field "${name}" is declared twice`),
    ...outside('key', kind.key, naming),
    ...aboutFaults(kind),
    ...outside('owner', [kind.owner], [...single, 'source']),
    ...outside('submit/units', kind.submit.units, units),
    ...outside('sources', kind.sources, [...single, 'others', 'imports']),
    ...outside('fixed', kind.fixed, fields),
    ...Object.entries(kind.days).flatMap(([name, { notBefore }]) =>
      notBefore === undefined
        ? []
        : outside(
            `days/${name}/notBefore`,
            [notBefore],
            days.filter((other) => other !== name),
          ),
    ),
  ];
}

const outside = (place: string, names: readonly string[], legal: readonly string[]): string[] =>
  names.filter((name) => !legal.includes(name)).map((name) => `${place}: "${name}" is none of ${legal.join(', ')}`);

/** A case key is made of one or two ids or short values: a day or a decimal names no case. */
function aboutFaults({ about, references, values }: FactKind): string[] {
  const short = Object.keys(values).filter(
    (name) => !['text', 'decimal', 'boolean'].includes(values[name]?.type ?? ''),
  );
  const legal = [...Object.keys(references), ...short];
  return about.flatMap((entry, index) => {
    const names = entry.split('@');
    const place = `about/${index}`;
    return [
      ...outside(place, names, legal),
      ...(about.indexOf(entry) === index ? [] : [`${place}: "${entry}" is named twice`]),
      ...(new Set(names).size === names.length ? [] : [`${place}: "${entry}" names one field twice`]),
      ...(names.length <= 2 ? [] : [`${place}: "${entry}" joins ${names.length} fields: expected at most two`]),
    ];
  });
}

/** Whether a field is part of a joined case key: its values MUST hold no `@`, so that the key can be taken apart. */
export const isJoined = ({ about }: FactKind, field: string): boolean =>
  about.some((entry) => entry.includes('@') && entry.split('@').includes(field));
