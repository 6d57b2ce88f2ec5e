import { Checkbox, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Matrix, PlanOutline } from '../api/types.js';
import { inLanguage } from '../i18n/i18n.js';
import { useUnitType } from '../view/unit-type.js';
import { useUnits } from '../view/use-units.js';
import { useView } from '../view/view.js';

interface Props {
  readonly plan: PlanOutline;
  readonly matrix: Matrix;
}

const ALL = '';

export function Controls({ plan, matrix }: Props) {
  const { t, i18n } = useTranslation('matrix');
  const unitType = useUnitType();
  const { get, set } = useView();
  const { data } = useUnits();
  const types = [...new Set((data?.units ?? []).filter(({ isYours }) => isYours).map(({ type }) => type))];
  const sort = get('sort') ?? 'worst';
  const by = matrix.indicators.find(({ indicator }) => indicator === sort);
  return (
    <div className="matrix-controls">
      <label>
        {t('level')}{' '}
        <Select
          value={get('level') ?? 'children'}
          options={[
            { value: 'children', label: t('children') },
            ...types.map((type) => ({ value: type, label: unitType(type) })),
          ]}
          popupMatchSelectWidth={false}
          onChange={(level) => set({ level: level === 'children' ? undefined : level })}
        />
      </label>
      <label>
        {t('section')}{' '}
        <Select
          value={get('section') ?? ALL}
          options={[
            { value: ALL, label: t('allSections') },
            ...plan.sections.map(({ id, title }) => ({ value: id, label: title })),
          ]}
          popupMatchSelectWidth={false}
          onChange={(section) => set({ section })}
        />
      </label>
      <label>
        {t('sort')}{' '}
        <Select
          value={sort}
          options={[
            { value: 'worst', label: t('worst') },
            { value: 'organisation', label: t('organisation') },
            ...(by === undefined
              ? []
              : [{ value: sort, label: t('byIndicator', { name: inLanguage(by.name, i18n.language) }) }]),
          ]}
          popupMatchSelectWidth={false}
          onChange={(value) => set({ sort: value === 'worst' ? undefined : value })}
        />
      </label>
      <Checkbox
        checked={get('all') === undefined}
        onChange={(event) => set({ all: event.target.checked ? undefined : '1' })}
      >
        {t('judged')}
      </Checkbox>
    </div>
  );
}
