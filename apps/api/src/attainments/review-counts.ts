import type { Definition } from '@duibiao/measures';
import { readInScope } from '@duibiao/ledger';
import { countReviews, type Grouping, type ReviewCounts } from '@duibiao/projections';
import type pg from 'pg';
import type { Access } from '../http/request.js';
import type { Point } from './point.js';

/** Where the question stands: whose, at which (P, D), in which tree. */
interface Place {
  readonly access: Access;
  readonly point: Point;
  readonly organisation: { readonly tree: 'then' | 'now' };
  readonly grouping: Grouping | undefined;
}

const known = new WeakMap<Definition, readonly string[]>();

/** The fact kinds that a definition reads. */
export function kindsOf(definition: Definition): readonly string[] {
  const { selectors } = definition.compiled;
  const kinds = known.get(definition) ?? [...new Set(selectors.map(({ via }) => via.slice(0, via.indexOf(':'))))];
  known.set(definition, kinds);
  return kinds;
}

/** Facts of the definitions' kinds by unit, kind and review. Frames are set by planners, not reviewed: they are left out. */
export async function reviewCounts(
  pool: pg.Pool,
  { access, point, organisation, grouping }: Place,
  definitions: readonly Definition[],
  units: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, ReviewCounts>>> {
  const { ledger } = access.scope;
  const kinds = [...new Set(definitions.flatMap(kindsOf))].filter(
    (kind) => access.ledger.kinds.get(kind)?.submit.role !== 'planner',
  );
  const { position, day } = point;
  const asked = { ledger, units, kinds, position, day, organisation: organisation.tree, grouping };
  // Counts alone are answered, as of numbers themselves: they are of the whole subtree whatever its readers may open.
  return countReviews(pool, asked, (work) => readInScope(pool, { ledger, units: '*' }, work));
}

/** The counts of the kinds of one definition, added up for a unit. */
export function totalsOf(
  counts: ReadonlyMap<string, ReadonlyMap<string, ReviewCounts>>,
  definition: Definition,
): (unit: string) => ReviewCounts {
  const kinds = kindsOf(definition);
  return (unit) => {
    const byKind = counts.get(unit);
    let [accepted, unreviewed, returned] = [0n, 0n, 0n];
    for (const kind of kinds) {
      const found = byKind?.get(kind);
      if (found === undefined) continue;
      accepted += found.accepted;
      unreviewed += found.unreviewed;
      returned += found.returned;
    }
    return { accepted, unreviewed, returned };
  };
}
