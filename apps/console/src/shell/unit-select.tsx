import { TreeSelect } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../session/session.js';
import { defaultUnit } from '../view/default-unit.js';
import { unitTree } from '../view/unit-tree.js';
import { useUnits } from '../view/use-units.js';
import { useView } from '../view/view.js';

/** Whose numbers: any unit of the tree at or below one's own. Whichever is chosen stands in the address. */
export function UnitSelect() {
  const { t } = useTranslation();
  const { ledger, unit, set } = useView();
  const { data } = useUnits();
  const { data: me } = useMe();
  const here = me?.ledgers.find(({ id }) => id === ledger);
  const root = here?.root;
  const nodes = useMemo(() => {
    const tops = unitTree(data?.units ?? [], ({ isYours }) => isYours);
    // The organisation whose ledger it is stands before what lies outside of it.
    return tops.sort((one, other) => Number(other.value === root) - Number(one.value === root));
  }, [data, root]);
  const top = nodes[0]?.value;
  return (
    <TreeSelect
      className="shell-unit"
      aria-label={t('view.unit')}
      value={unit ?? (here && defaultUnit(here.grants, here.root)) ?? ''}
      treeData={nodes}
      treeDefaultExpandedKeys={top === undefined ? [] : [top]}
      showSearch={{ treeNodeFilterProp: 'title' }}
      popupMatchSelectWidth={320}
      onChange={(value: string) => set({ unit: value })}
    />
  );
}
