import { TreeSelect } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Unit } from '../api/types.js';
import { useUnits } from '../view/use-units.js';
import { useView } from '../view/view.js';

interface Node {
  readonly value: string;
  readonly title: string;
  readonly children: Node[];
}

/** Whose numbers: any unit of the tree at or below one's own. */
export function UnitSelect() {
  const { t } = useTranslation();
  const { unit, set } = useView();
  const { data } = useUnits();
  const { nodes, top } = useMemo(() => treeOf(data?.units ?? []), [data]);
  return (
    <TreeSelect
      className="shell-unit"
      aria-label={t('view.unit')}
      value={unit ?? top ?? ''}
      treeData={nodes}
      treeDefaultExpandedKeys={top === undefined ? [] : [top]}
      showSearch={{ treeNodeFilterProp: 'title' }}
      popupMatchSelectWidth={320}
      onChange={(value: string) => set({ unit: value === top ? undefined : value })}
    />
  );
}

/** Units that are one's own, below the highest of them. */
function treeOf(units: readonly Unit[]): { readonly nodes: Node[]; readonly top: string | undefined } {
  const nodes = new Map<string, Node>();
  const tops: Node[] = [];
  for (const { id, name, parent, isYours } of units) {
    if (!isYours) continue;
    const node: Node = { value: id, title: name, children: [] };
    nodes.set(id, node);
    const above = parent === null ? undefined : nodes.get(parent);
    (above?.children ?? tops).push(node);
  }
  return { nodes: tops, top: tops[0]?.value };
}
