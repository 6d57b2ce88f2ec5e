import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../i18n/i18n.js';
import type { Control } from '../parts/field.js';
import type { FactValue } from './types.js';

interface Props {
  readonly type: FactValue;
  readonly control: Control;
  readonly value: string;
  readonly isDisabled: boolean;
  readonly onChange: (value: string) => void;
}

/** The control that fits the type of a value. Numbers are typed as text: nothing is rounded, and what is wrong is said, not swallowed. */
export function ValueControl({ type, control, value, isDisabled, onChange }: Props) {
  const { t, i18n } = useTranslation('submit');
  const common = { ...control, value, disabled: isDisabled };
  switch (type.type) {
    case 'integer':
    case 'decimal':
      return (
        <Input
          {...common}
          className="number field-number"
          inputMode={type.type === 'integer' ? 'numeric' : 'decimal'}
          autoComplete="off"
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case 'code':
    case 'boolean': {
      const options =
        type.type === 'code'
          ? type.codes.map(({ code, name }) => ({ value: code, label: inLanguage(name, i18n.language) }))
          : [
              { value: 'true', label: t('yes') },
              { value: 'false', label: t('no') },
            ];
      return (
        <Select
          {...common}
          value={value === '' ? null : value}
          options={options}
          allowClear={!type.isRequired}
          showSearch={options.length > 8 ? { optionFilterProp: 'label' } : false}
          onChange={(chosen: string | undefined) => onChange(chosen ?? '')}
        />
      );
    }
    case 'label':
      return (
        <Input
          {...common}
          dir="auto"
          count={{ show: value.length > type.maxLength * 0.8, max: type.maxLength }}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case 'text':
      return (
        <Input.TextArea
          {...common}
          dir="auto"
          autoSize={{ minRows: 2, maxRows: 12 }}
          count={{ show: true, max: type.maxLength }}
          onChange={(event) => onChange(event.target.value)}
        />
      );
  }
}
