import { Skeleton } from 'antd';
import { Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attainment } from '../api/types.js';
import { inLanguage } from '../i18n/i18n.js';
import { lazily } from '../parts/lazily.js';
import { Loaded } from '../parts/loaded.js';
import { targetText, valueText } from '../parts/number-text.js';
import { standingOut } from '../view/publications.js';
import { useKnownText } from '../view/use-known-text.js';
import { usePublications } from '../view/use-publications.js';
import { useView } from '../view/view.js';
import type { Drawing } from './chart-option.js';
import { HistoryTable } from './history-table.js';
import { drawn, drawnTarget, type Moment } from './series.js';
import { useSeries } from './use-series.js';

const Chart = lazily(async () => (await import('./chart.js')).Chart);

interface Props {
  readonly attainment: Attainment;
  /** D. */
  readonly on: string;
  /** Instant of the entry at P. */
  readonly recordedAt: string;
  /** First day of the plan's year. */
  readonly from: string;
}

/** The number over the year: as it was known at the end of each month, and as it is known at the moment that is looked at. */
export function History({ attainment, on, recordedAt, from }: Props) {
  const { t } = useTranslation('indicator');
  const series = useSeries({ attainment, on, recordedAt, from });
  return (
    <section className="paper indicator-history" aria-labelledby="history">
      <h2 id="history">{t('history')}</h2>
      <Loaded read={series} isEmpty={(moments) => moments.length < 2} empty={t('noHistory')}>
        {(moments) => <Drawn attainment={attainment} moments={moments} />}
      </Loaded>
    </section>
  );
}

function Drawn({ attainment, moments }: Pick<Props, 'attainment'> & { readonly moments: readonly Moment[] }) {
  const { t, i18n } = useTranslation('indicator');
  const shared = useTranslation().t;
  const { at } = useView();
  const knownText = useKnownText();
  const known = at === undefined ? t('knownNow') : knownText(at);
  const publications = usePublications();
  const published = useMemo(() => standingOut(publications), [publications]);
  const drawing = useMemo((): Drawing => {
    const line = (name: string, of: (moment: Moment) => Attainment | null): Drawing['lines'][number] => ({
      name,
      values: moments.map((moment) => drawn(of(moment)?.value ?? null)),
      texts: moments.map((moment) => valueText(of(moment)?.value ?? null, attainment.kind)),
    });
    const target = drawnTarget(attainment);
    return {
      days: moments.map(({ day }) => day),
      lines: [line(t('knownThen'), (moment) => moment.known), line(known, ({ current }) => current)],
      target:
        target === null ? undefined : { name: t('targetLine'), value: target, text: targetText(shared, attainment) },
      published: { name: t('published'), days: published.map(({ day }) => day) },
      isShare: moments.some(({ current }) => (current?.value?.percent ?? null) !== null),
    };
  }, [moments, attainment, known, published, t, shared]);
  const name = inLanguage(attainment.name, i18n.language);
  return (
    <>
      <Suspense fallback={<Skeleton active paragraph={{ rows: 5 }} />}>
        <Chart drawing={drawing} label={t('chart', { name, unit: attainment.unitName })} />
      </Suspense>
      <HistoryTable moments={moments} known={known} published={published} />
    </>
  );
}
