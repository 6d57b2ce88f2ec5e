import type { Organisation, OrgUnit } from '@duibiao/plan';

/** Several cities of one kind below two regions of one root, and beside them what stands outside all of them. */
export interface Country {
  readonly root: string;
  readonly regions: readonly string[];
  /** City → its units by what they are called in the organisation that all are cast from. */
  readonly cities: readonly ReadonlyMap<string, string>[];
  /** Parents before their children. */
  readonly units: readonly OrgUnit[];
}

const root = 'yr';

/** As many cities as come nearest to so many units, one at least. */
export function countryOf({ units, name }: Organisation, count: number): Country {
  const top = units.find(({ parent }) => parent === null)?.id ?? '';
  const own = units.filter(({ id }) => id === top || id.startsWith(`${top}.`));
  const outside = units.filter((unit) => !own.includes(unit));
  const regions = [`${root}.1`, `${root}.2`] as const;
  const cities = Math.max(1, Math.round((count - outside.length - regions.length - 1) / own.length));
  const opensOn = own[0]?.opensOn ?? '2019-01-01';
  const above: OrgUnit[] = [root, ...regions].map((id) => {
    return { id, type: id === root ? 'country' : 'region', parent: id === root ? null : root, name, opensOn };
  });
  const renamed = Array.from({ length: cities }, (_, city) => {
    const prefix = `${top}${String(city + 1).padStart(2, '0')}`;
    return new Map(own.map(({ id }) => [id, prefix + id.slice(top.length)]));
  });
  const below = renamed.flatMap((ids, city) =>
    own.map((unit): OrgUnit => {
      const parent = ids.get(unit.parent ?? '') ?? regions[city % regions.length] ?? root;
      return { ...unit, id: ids.get(unit.id) ?? unit.id, parent };
    }),
  );
  return { root, regions, cities: renamed, units: [...above, ...below, ...outside] };
}
