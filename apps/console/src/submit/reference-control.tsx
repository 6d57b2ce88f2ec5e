import { Input, Select, TreeSelect } from 'antd';
import { useMemo } from 'react';
import { unitTree } from '../view/unit-tree.js';
import { useUnitsNow } from '../view/use-units.js';
import type { Control } from '../parts/field.js';
import type { Input as Typed } from './form-model.js';
import type { FactReference } from './types.js';

interface Props {
  readonly type: FactReference;
  readonly control: Control;
  readonly value: Typed;
  readonly isDisabled: boolean;
  readonly onChange: (value: Typed) => void;
}

const listOf = (value: Typed): string[] =>
  typeof value === 'string' ? [value].filter((one) => one !== '') : [...value];
const textOf = (value: Typed): string => (typeof value === 'string' ? value : (value[0] ?? ''));

/** The control that fits a reference: units from the tree, everything else as it is called. */
export function ReferenceControl(props: Props) {
  const { type, control, value, isDisabled, onChange } = props;
  if (type.type === 'unit') return <UnitControl {...props} />;
  if (type.most === 1) {
    return (
      <Input
        {...control}
        value={textOf(value)}
        disabled={isDisabled}
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  }
  return (
    <Select
      {...control}
      mode="tags"
      value={listOf(value)}
      disabled={isDisabled}
      tokenSeparators={[',', '，', '、', ' ', '\n']}
      open={false}
      suffixIcon={null}
      onChange={(chosen: string[]) => onChange(chosen)}
    />
  );
}

function UnitControl({ type, control, value, isDisabled, onChange }: Props) {
  const { data } = useUnitsNow();
  const nodes = useMemo(
    () =>
      unitTree(
        data?.units ?? [],
        () => true,
        ({ type: unitType }) => type.except.includes(unitType),
      ),
    [data, type.except],
  );
  const top = nodes[0]?.value;
  const common = {
    ...control,
    disabled: isDisabled,
    treeData: nodes,
    treeDefaultExpandedKeys: top === undefined ? [] : [top],
    showSearch: { treeNodeFilterProp: 'title' },
    popupMatchSelectWidth: 340,
    allowClear: !type.isRequired,
  };
  if (type.most > 1) {
    return <TreeSelect {...common} multiple value={listOf(value)} onChange={(chosen: string[]) => onChange(chosen)} />;
  }
  const chosen = textOf(value);
  return (
    <TreeSelect
      {...common}
      value={chosen === '' ? undefined : chosen}
      onChange={(unit: string | undefined) => onChange(unit ?? '')}
    />
  );
}
