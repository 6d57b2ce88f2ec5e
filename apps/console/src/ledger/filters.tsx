import { Button, Input, Select, TreeSelect } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { unitTree } from '../view/unit-tree.js';
import { useUnitsNow } from '../view/use-units.js';
import { useView } from '../view/view.js';
import { type EventType, eventTypes } from './event-types.js';
import { useFilters } from './use-entries.js';

const afresh = { before: undefined, after: undefined };

/** By type, unit and stream, and a way to a position. All of it stands in the address. */
export function Filters() {
  const { t } = useTranslation('ledger');
  const { set } = useView();
  const { type, about, stream } = useFilters();
  const { data } = useUnitsNow();
  const nodes = useMemo(() => unitTree(data?.units ?? [], ({ isYours }) => isYours), [data]);
  const top = nodes[0]?.value;
  return (
    <div className="filters">
      <label>
        <span>{t('filter.type')}</span>
        <Select<EventType | ''>
          value={type ?? ''}
          options={[
            { value: '', label: t('filter.anyType') },
            ...eventTypes.map((one) => ({ value: one, label: t(`type.${one}`) })),
          ]}
          popupMatchSelectWidth={false}
          onChange={(chosen) => set({ ...afresh, type: chosen })}
        />
      </label>
      <label>
        <span>{t('filter.unit')}</span>
        <TreeSelect
          {...(about === undefined ? {} : { value: about })}
          treeData={nodes}
          treeDefaultExpandedKeys={top === undefined ? [] : [top]}
          showSearch={{ treeNodeFilterProp: 'title' }}
          popupMatchSelectWidth={320}
          placeholder={t('filter.anyUnit')}
          allowClear
          onChange={(chosen: string | undefined) => set({ ...afresh, about: chosen })}
        />
      </label>
      <TextFilter
        key={`stream ${stream}`}
        label={t('filter.stream')}
        value={stream ?? ''}
        pattern={/^([0-9a-f]{40})?$/}
        legal={t('filter.streamLegal')}
        apply={(text) => set({ ...afresh, stream: text })}
      />
      <TextFilter
        label={t('filter.position')}
        value=""
        pattern={/^([1-9]\d{0,15})?$/}
        legal={t('filter.positionLegal')}
        apply={(text) => text !== '' && set({ entry: text })}
      />
    </div>
  );
}

interface TextProps {
  readonly label: string;
  readonly value: string;
  readonly pattern: RegExp;
  readonly legal: string;
  readonly apply: (text: string) => void;
}

/** A text that takes effect by Enter or the button; what is not legal is said and stays. */
function TextFilter({ label, value, pattern, legal, apply }: TextProps) {
  const { t } = useTranslation('ledger');
  const [typed, setTyped] = useState(value);
  const text = typed.trim();
  const isWrong = !pattern.test(text);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!isWrong) apply(text);
      }}
    >
      <label>
        <span>{label}</span>
        <Input
          value={typed}
          status={isWrong ? 'error' : ''}
          aria-invalid={isWrong}
          allowClear
          suffix={
            <Button size="small" type="text" htmlType="submit" disabled={isWrong}>
              {t('filter.go')}
            </Button>
          }
          onChange={(event) => {
            setTyped(event.target.value);
            if (event.target.value === '' && value !== '') apply('');
          }}
        />
      </label>
      {isWrong && <span className="filter-wrong">✕ {legal}</span>}
    </form>
  );
}
