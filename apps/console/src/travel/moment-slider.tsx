import { Button, Slider } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isDay } from '../view/moment.js';
import { type Publication, standingOut } from '../view/publications.js';
import { useKnownText } from '../view/use-known-text.js';
import { usePublications } from '../view/use-publications.js';
import { useUnits } from '../view/use-units.js';
import { useView } from '../view/view.js';
import { dayAfter, daysFrom } from '../view/days.js';
import { Marks } from './marks.js';
import { formatSide } from './side.js';

interface Props {
  /** First day of the plan's year, and the ledger's own today. */
  readonly from: string;
  readonly today: string;
}

/**
 * The days of the ledger in a row: D of the view is shown; the last one is now. A side takes the very moment of the view, which may be another than
 * the end of that day.
 */
export function MomentSlider({ from, today }: Props) {
  const { t } = useTranslation('travel');
  const { at, on, set } = useView();
  const publications = usePublications();
  const published = useMemo(() => byDay(standingOut(publications)), [publications]);
  const last = daysFrom(from, today);
  const { data: organisation } = useUnits();
  const knownText = useKnownText();
  const isNow = at === undefined && on === undefined;
  const isDayKnownThen = on === undefined && at !== undefined && isDay(at);
  // On which day a position or an instant lies an answer tells that needs no plan: the plan may not have been published then.
  const said = on ?? (isDayKnownThen ? at : isNow ? today : organisation?.on);
  const shown = said !== undefined && isDay(said) ? said : today;
  const side = formatSide({ at, on });
  const known = isNow ? t('today') : at === undefined ? t('knownNow') : isDayKnownThen ? '' : knownText(at);
  const [day, setDay] = useState(shown);
  useEffect(() => setDay(shown), [shown]);
  const go = (to: string): void => {
    const known = to > today ? today : to < from ? from : to;
    set({ at: known === today ? undefined : known, on: undefined }, { replace: true });
  };
  const before = published.findLast((one) => one.day < day);
  const after = published.find((one) => one.day > day);
  return (
    <section className="paper travel-slider" aria-label={t('slider')}>
      <p className="travel-day number" aria-live="polite">
        {day} {day === shown && <span className="quiet">{known}</span>}
      </p>
      <Slider
        min={0}
        max={last}
        value={Math.min(last, Math.max(0, daysFrom(from, day)))}
        onChange={(days) => setDay(dayAfter(from, days))}
        onChangeComplete={(days) => go(dayAfter(from, days))}
        tooltip={{ open: false }}
        ariaLabelForHandle={t('slider')}
        ariaValueTextFormatterForHandle={(days) => dayAfter(from, days ?? 0)}
      />
      <Marks from={from} today={today} published={published} go={go} />
      <div className="travel-deeds">
        <Button disabled={day <= from} onClick={() => go(dayAfter(day, -1))}>
          ‹ {t('previous')}
        </Button>
        <Button disabled={day >= today} onClick={() => go(dayAfter(day, 1))}>
          {t('next')} ›
        </Button>
        <Button disabled={before === undefined} onClick={() => before !== undefined && go(before.day)}>
          « {t('back')}
        </Button>
        <Button disabled={after === undefined} onClick={() => after !== undefined && go(after.day)}>
          {t('forth')} »
        </Button>
        <span className="travel-deeds-end">
          <Button onClick={() => set({ a: side, replay: undefined })}>{t('setA')}</Button>
          <Button onClick={() => set({ b: side, replay: undefined })}>{t('setB')}</Button>
          <Button
            type="primary"
            disabled={isNow}
            onClick={() => set({ a: side, b: formatSide({}), replay: undefined })}
          >
            {t('compareToNow')}
          </Button>
        </span>
      </div>
    </section>
  );
}

/** In the order of their days: one of an earlier day may be published later. */
const byDay = (publications: readonly Publication[]): readonly Publication[] =>
  [...publications].sort((one, other) => (one.day < other.day ? -1 : 1));
