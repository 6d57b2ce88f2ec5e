import { Input, Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { PlanOutline } from '../api/types.js';
import type { Filter } from './rows.js';
import type { useFilter } from './use-filter.js';

interface Props {
  readonly plan: PlanOutline;
  readonly filter: Filter;
  readonly set: ReturnType<typeof useFilter>['set'];
}

export function Filters({ plan, filter, set }: Props) {
  const { t } = useTranslation('board');
  const all = '';
  return (
    <div className="board-filters">
      <Select
        aria-label={t('section')}
        value={filter.section ?? all}
        options={[
          { value: all, label: t('allSections') },
          ...plan.sections.map(({ id, title }) => ({ value: id, label: title })),
        ]}
        popupMatchSelectWidth={false}
        onChange={(section) => set({ section: section === all ? undefined : section })}
      />
      <Input
        type="search"
        aria-label={t('search')}
        placeholder={t('search')}
        allowClear
        value={filter.words}
        onChange={(event) => set({ words: event.target.value })}
      />
      <Segmented
        aria-label={t('order')}
        value={filter.order}
        options={[
          { value: 'worst', label: t('worst') },
          { value: 'plan', label: t('plan') },
        ]}
        onChange={(order) => set({ order: order === 'plan' ? 'plan' : 'worst' })}
      />
    </div>
  );
}
