import { type FoldFact, textOf } from '@duibiao/measures';
import { Tree } from './tree.js';

/** A second grouping: a register whose entries are units, each under a category. Of its groups only what lies below `top` counts. */
export interface Grouping {
  readonly register: string;
  readonly top: string;
}

/** What the grouping goes by: the facts that enter units in registers and take them out. */
export const registerFacts = ['register.entered', 'register.left'] as const;

/** Unit → group, on a day: what was said of its entry last, by day and then by position. */
export function groupsOn(
  found: (kind: string) => ReadonlyMap<string, readonly FoldFact[]>,
  register: string,
  day: number,
): ReadonlyMap<string, string> {
  const last = new Map<string, { readonly fact: FoldFact; readonly on: number; readonly isIn: boolean }>();
  for (const kind of registerFacts) {
    for (const [entry, facts] of found(kind)) {
      for (const fact of facts) {
        const on = fact.day('occurredOn') ?? Infinity;
        if (on > day || fact.said('register') !== register) continue;
        const known = last.get(entry);
        const isLater =
          known === undefined || on > known.on || (on === known.on && fact.position > known.fact.position);
        if (isLater) last.set(entry, { fact, on, isIn: kind === 'register.entered' });
      }
    }
  }
  return new Map(
    [...last].flatMap(([entry, { fact, isIn }]) => {
      const category = isIn ? textOf(fact, 'category') : undefined;
      return category === undefined ? [] : [[entry, `group:${category}`] as const];
    }),
  );
}

/** A tree in which the groups stand above their units: `group:<category>` above the highest unit of a path that has one. */
export class GroupedTree extends Tree {
  readonly #grouped = new Map<string, readonly string[]>();

  constructor(
    private readonly tree: Tree,
    private readonly groups: ReadonlyMap<string, string>,
    private readonly top: string,
  ) {
    super(
      [...tree.units, ...new Set(groups.values())],
      () => undefined,
      () => undefined,
    );
  }

  /** Empty for what does not lie below the top: it counts nowhere. */
  override path(unit: string): readonly string[] {
    let path = this.#grouped.get(unit);
    if (path === undefined) this.#grouped.set(unit, (path = this.#place(unit)));
    return path;
  }

  #place(unit: string): readonly string[] {
    const path = this.tree.path(unit);
    if (!path.includes(this.top)) return [];
    const at = path.findIndex((one) => this.groups.has(one));
    const group = this.groups.get(path[at] ?? '');
    return group === undefined ? path : path.toSpliced(at, 0, group);
  }
}
