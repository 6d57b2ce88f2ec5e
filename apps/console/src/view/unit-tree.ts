import type { Unit } from '../api/types.js';

export interface UnitNode {
  readonly value: string;
  readonly title: string;
  readonly disabled?: boolean;
  readonly children: UnitNode[];
}

/** Units as a tree select takes them, in the order of the API; what is left out takes those below it along to the top. */
export function unitTree(
  units: readonly Unit[],
  isShown: (unit: Unit) => boolean,
  isDisabled: (unit: Unit) => boolean = () => false,
): UnitNode[] {
  const nodes = new Map<string, UnitNode>();
  const tops: UnitNode[] = [];
  for (const unit of units) {
    if (!isShown(unit)) continue;
    const { id, name, parent } = unit;
    const node: UnitNode = { value: id, title: name, children: [], ...(isDisabled(unit) ? { disabled: true } : {}) };
    nodes.set(id, node);
    const above = parent === null ? undefined : nodes.get(parent);
    (above?.children ?? tops).push(node);
  }
  return tops;
}
