import { Button, Input, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useView } from '../view/view.js';
import { formatSide, type Side } from './side.js';

interface Props {
  readonly name: 'a' | 'b';
  readonly side: Side | undefined;
}

/** One of the two moments: a day, as known then or as known now; or now. */
export function SideForm({ name, side }: Props) {
  const { t } = useTranslation('travel');
  const { set } = useView();
  const day = side?.at ?? side?.on ?? '';
  const isNow = side !== undefined && day === '';
  const isKnownNow = side?.on !== undefined;
  const change = (to: Side | undefined): void =>
    set({ [name]: to === undefined ? undefined : formatSide(to), replay: undefined }, { replace: true });
  return (
    <fieldset className="travel-side">
      <legend>{t(name === 'a' ? 'sideA' : 'sideB')}</legend>
      <Input
        type="date"
        aria-label={t('day')}
        value={/^\d{4}-/.test(day) ? day : ''}
        onChange={({ target: { value } }) =>
          change(value === '' ? undefined : isKnownNow ? { on: value } : { at: value })
        }
      />
      <Segmented
        aria-label={t('known')}
        name={`known-${name}`}
        disabled={day === ''}
        value={isKnownNow ? 'now' : 'then'}
        options={[
          { value: 'then', label: t('knownThen') },
          { value: 'now', label: t('knownNow') },
        ]}
        onChange={(known) => change(known === 'now' ? { on: day } : { at: day })}
      />
      <Button type={isNow ? 'primary' : 'default'} aria-pressed={isNow} onClick={() => change({})}>
        {t('now')}
      </Button>
    </fieldset>
  );
}
