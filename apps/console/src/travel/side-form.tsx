import { Button, Input, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { isDay } from '../view/moment.js';
import { useView } from '../view/view.js';
import { formatSide, type Side } from './side.js';
import { useSideText } from './use-side-text.js';

interface Props {
  readonly name: 'a' | 'b';
  readonly side: Side | undefined;
}

/** One of the two moments: a day, as known then or as known now; or now. */
export function SideForm({ name, side }: Props) {
  const { t } = useTranslation('travel');
  const { set } = useView();
  const sideText = useSideText();
  const { at, on } = side ?? {};
  const isNow = side !== undefined && at === undefined && on === undefined;
  const isKnownNow = on !== undefined && at === undefined;
  const day = on ?? (at !== undefined && isDay(at) ? at : '');
  // A position, an instant, or a day with another moment of knowledge: no form asks for one, so it is said in words.
  const isElse = at !== undefined && (on !== undefined || !isDay(at));
  const change = (to: Side | undefined): void =>
    set({ [name]: to === undefined ? undefined : formatSide(to), replay: undefined }, { replace: true });
  return (
    <fieldset className="travel-side">
      <legend>{t(name === 'a' ? 'sideA' : 'sideB')}</legend>
      <Input
        type="date"
        aria-label={t('day')}
        value={day}
        onChange={({ target: { value } }) =>
          change(value === '' ? undefined : isKnownNow ? { on: value } : { at: value })
        }
      />
      {side !== undefined && isElse ? (
        <span className="quiet number">{sideText(side)}</span>
      ) : (
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
      )}
      <Button type={isNow ? 'primary' : 'default'} aria-pressed={isNow} onClick={() => change({})}>
        {t('now')}
      </Button>
    </fieldset>
  );
}
