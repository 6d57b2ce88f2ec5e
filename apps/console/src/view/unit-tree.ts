import type { Unit } from '../api/types.js';

export interface UnitNode {
  readonly value: string;
  readonly title: string;
  readonly disabled?: boolean;
  readonly children: UnitNode[];
}

/** Units as a tree select takes them, in whatever order they come. What stands below a unit that is not shown stands at the top. */
export function unitTree(
  units: readonly Unit[],
  isShown: (unit: Unit) => boolean,
  isDisabled: (unit: Unit) => boolean = () => false,
): UnitNode[] {
  const shown = units.filter(isShown);
  const nodes = new Map(
    shown.map((unit): [string, UnitNode] => [
      unit.id,
      { value: unit.id, title: unit.name, children: [], ...(isDisabled(unit) ? { disabled: true } : {}) },
    ]),
  );
  const tops: UnitNode[] = [];
  for (const { id, parent } of shown) {
    const node = nodes.get(id);
    if (node === undefined) continue;
    const above = parent === null ? undefined : nodes.get(parent);
    (above?.children ?? tops).push(node);
  }
  return tops;
}
