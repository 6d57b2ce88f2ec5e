import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attainment, Completeness } from '../api/types.js';
import { fractionText, paceText, percentText, reportsText, targetText, valueText } from '../parts/number-text.js';
import { VerdictTag } from '../verdict/verdict-tag.js';

interface Props {
  readonly attainment: Attainment;
}

/** The number with its verdict, and everything that stands beside it. */
export function Standing({ attainment }: Props) {
  const { t } = useTranslation('indicator');
  const shared = useTranslation().t;
  const { value, kind, verdict, reason, provisional, valueAtDue, due, pace, accepted, review } = attainment;
  const { completeness, incomplete, provenance } = attainment;
  const fraction = fractionText(value, kind);
  const isOtherAtDue = valueAtDue !== null && valueText(valueAtDue, kind) !== valueText(value, kind);
  return (
    <section className="paper indicator-standing" aria-labelledby="standing">
      <h2 id="standing" className="visually-hidden">
        {t('standing')}
      </h2>
      <div className="indicator-number">
        <span className="number indicator-value">{valueText(value, kind)}</span>
        {fraction !== undefined && <span className="number quiet">{fraction}</span>}
        <VerdictTag verdict={verdict} isProvisional={provisional} reason={reason} />
      </div>
      {incomplete !== null && <p className="indicator-bad">{t('incomplete', { count: incomplete.parkedFacts })}</p>}
      <dl className="indicator-facts">
        <Said term={t('target')}>{targetText(shared, attainment)}</Said>
        <Said term={t('pace')}>
          {pace === null ? (
            '—'
          ) : (
            <span className={pace.behind ? 'indicator-bad' : undefined}>
              {paceText(shared, pace)} · {shared(pace.behind ? 'pace.behind' : 'pace.onPace')}
            </span>
          )}
        </Said>
        <Said term={t('due')}>
          {due.on} <span className="quiet">{due.stated === null ? t('dueNotStated') : `「${due.stated}」`}</span>
        </Said>
        {isOtherAtDue && <Said term={t('atDue')}>{valueText(valueAtDue, kind)}</Said>}
        <Said term={t('accepted')}>{accepted === null ? t('acceptedNone') : valueText(accepted, kind)}</Said>
        <Said term={t('review')}>{t('reviewLine', { ...review })}</Said>
        <Said term={t('completeness')}>{completeness === null ? t('noDuty') : reportsLine(shared, completeness)}</Said>
        <Said term={t('provenance')}>
          {provenance.code} {t(`provenance.${provenance.code}`, { ns: 'translation', defaultValue: '' })}
          {provisional && <span className="quiet"> · {t('provisional')}</span>}
        </Said>
      </dl>
    </section>
  );
}

/** Reports that are there, and their share. */
const reportsLine = (t: TFunction, completeness: Completeness): string =>
  completeness.rate === null
    ? reportsText(t, completeness)
    : `${reportsText(t, completeness)} · ${percentText(completeness.rate)}`;

function Said({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd className="number">{children}</dd>
    </div>
  );
}
