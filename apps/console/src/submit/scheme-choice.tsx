import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Scheme, schemes } from './draft.js';

interface Props {
  readonly value: Scheme;
  readonly isDisabled: boolean;
  readonly onChange: (scheme: Scheme) => void;
}

/** By which numbers the people of a form are called. */
export function SchemeChoice({ value, isDisabled, onChange }: Props) {
  const { t } = useTranslation('submit');
  return (
    <div className="scheme">
      <span id="scheme">{t('scheme.label')}</span>
      <Segmented<Scheme>
        aria-labelledby="scheme"
        value={value}
        disabled={isDisabled}
        onChange={onChange}
        options={schemes.map((one) => ({ value: one, label: t(`scheme.${one}`) }))}
      />
    </div>
  );
}
