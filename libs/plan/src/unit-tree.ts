import type { Sheet } from './sheet.js';

/** A unit as far as the tree is concerned; in a file with faults any part may be absent. */
export interface TreeUnit {
  readonly id?: string | undefined;
  readonly parent?: string | null | undefined;
  readonly opensOn?: string | undefined;
}

/** Reports parents that do not exist, that open after their child, and circles (each once, at its first unit). */
export function checkTree(units: readonly TreeUnit[], opensOn: string | undefined, report: Sheet['report']): void {
  const indexes = new Map(units.map(({ id }, index) => [id, index] as const).reverse());
  units.forEach((unit, index) => {
    if (typeof unit.parent !== 'string') return;
    const parent = units[indexes.get(unit.parent) ?? -1];
    if (parent === undefined) {
      const legal = 'must be the id of a unit in this file, or absent for a root';
      report(['units', index, 'parent'], 'unknown-parent', `is "${unit.parent}": ${legal}`);
      return;
    }
    const from = unit.opensOn ?? opensOn;
    const parentFrom = parent.opensOn ?? opensOn;
    if (from === undefined || parentFrom === undefined || from >= parentFrom) return;
    const at = ['units', index, ...(unit.opensOn === undefined ? [] : ['opensOn'])];
    report(at, 'opens-before-parent', `opens on ${from}: must be ${parentFrom}, the day of its parent, or later`);
  });
  for (const circle of circles(units, indexes)) {
    const ids = circle.map((index) => units[index]?.id);
    const round = [...ids, ids[0]].join(' → ');
    report(['units', circle[0] ?? 0, 'parent'], 'parent-cycle', `closes the circle ${round}: must lead to a root`);
  }
}

/** The circles of a forest gone wrong, as indexes on the way up from the first unit of each. Visits a unit once. */
function circles(units: readonly TreeUnit[], indexes: ReadonlyMap<string | undefined, number>): number[][] {
  const found: number[][] = [];
  const visited = new Set<number>();
  units.forEach((_, start) => {
    const way: number[] = [];
    let at: number | undefined = start;
    while (at !== undefined && !visited.has(at)) {
      visited.add(at);
      way.push(at);
      const parent: string | null | undefined = units[at]?.parent;
      at = typeof parent === 'string' ? indexes.get(parent) : undefined;
    }
    const begin = at === undefined ? -1 : way.indexOf(at);
    if (begin < 0) return;
    const circle = way.slice(begin);
    const first = circle.indexOf(Math.min(...circle));
    found.push([...circle.slice(first), ...circle.slice(0, first)]);
  });
  return found;
}

/** Parents before their children, otherwise the order given. The tree MUST be sound (see {@link checkTree}). */
export function parentsFirst<U extends { readonly id: string; readonly parent: string | null }>(units: readonly U[]) {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const ordered = new Set<U>();
  for (const unit of units) {
    const way: U[] = [];
    for (let up: U | undefined = unit; up && !ordered.has(up); up = byId.get(up.parent ?? '')) way.push(up);
    for (const next of way.reverse()) ordered.add(next);
  }
  return [...ordered];
}
