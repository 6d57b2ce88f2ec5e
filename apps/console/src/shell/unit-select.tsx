import { TreeSelect } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { unitTree } from '../view/unit-tree.js';
import { useMe } from '../session/session.js';
import { useUnits } from '../view/use-units.js';
import { useView } from '../view/view.js';

/** Whose numbers: any unit of the tree at or below one's own. */
export function UnitSelect() {
  const { t } = useTranslation();
  const { unit, set } = useView();
  const { data } = useUnits();
  const nodes = useMemo(() => unitTree(data?.units ?? [], ({ isYours }) => isYours), [data]);
  const top = nodes[0]?.value;
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
