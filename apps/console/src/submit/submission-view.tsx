import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useRead } from '../api/use-read.js';
import { Isolated } from '../parts/isolated.js';
import { Loaded } from '../parts/loaded.js';
import { useInstant } from '../session/use-roles.js';
import { useKindNames } from '../view/use-kinds.js';
import { useUnitNames } from '../view/use-units.js';
import { useView } from '../view/view.js';
import { ReceiptButton } from './receipt.js';
import { ReviewForm } from './review-form.js';
import { ReviewState } from './review-state.js';
import type { SubmissionHistory } from './types.js';

/** One submission whole: who, when, its facts as they stand, its reviews, its receipt. */
export function SubmissionView({ submission }: { readonly submission: string }) {
  const { t } = useTranslation('submit');
  const { to } = useView();
  const read = useRead(['submission', submission], (api, { ledger }, signal) =>
    api.GET('/v1/ledgers/{ledger}/submissions/{submission}', { params: { path: { ledger, submission } }, signal }),
  );
  return (
    <section className="paper" aria-labelledby="one">
      <p>
        <Link to={to('submit', { tab: 'mine' })}>← {t('mine.back')}</Link>
      </p>
      <h2 id="one">
        {t('mine.submission')} <code className="wrap">{submission}</code>
      </h2>
      <Loaded read={read}>
        {(history) => (
          <>
            <Head history={history} />
            <FactTable history={history} />
            <Reviews history={history} />
            <div className="form-end">
              <ReceiptButton submission={submission} />
            </div>
            <ReviewForm history={history} />
          </>
        )}
      </Loaded>
    </section>
  );
}

function Head({ history }: { readonly history: SubmissionHistory }) {
  const { t } = useTranslation('submit');
  const instant = useInstant();
  const { recordedAt, principal, channel, note, review, digest, withheld } = history;
  return (
    <dl className="facts-of">
      <dt>{t('recorded.at')}</dt>
      <dd className="number">{instant(recordedAt)}</dd>
      <dt>{t('mine.by')}</dt>
      <dd>
        <code>{principal}</code> · {channel}
      </dd>
      <dt>{t('mine.review')}</dt>
      <dd>
        <ReviewState state={review} />
      </dd>
      {note !== null && (
        <>
          <dt>{t('note')}</dt>
          <dd dir="auto">{note}</dd>
        </>
      )}
      <dt>{t('mine.digest')}</dt>
      <dd>
        <code className="wrap">{digest}</code>
      </dd>
      {withheld > 0 && (
        <>
          <dt>{t('mine.withheld')}</dt>
          <dd className="number">{withheld}</dd>
        </>
      )}
    </dl>
  );
}

function FactTable({ history: { facts } }: { readonly history: SubmissionHistory }) {
  const { t } = useTranslation('submit');
  const { to } = useView();
  const names = useKindNames();
  const unitNames = useUnitNames();
  return (
    <div className="table-scroll" tabIndex={0}>
      <table className="plain-table">
        <caption>{t('mine.facts')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('kind')}</th>
            <th scope="col">{t('mine.days')}</th>
            <th scope="col">{t('mine.refs')}</th>
            <th scope="col">{t('mine.owner')}</th>
            <th scope="col">{t('mine.version')}</th>
            <th scope="col">{t('mine.stands')}</th>
          </tr>
        </thead>
        <tbody>
          {facts.map(({ fact, version, kind, days, refs, owner, state, review }) => (
            <tr key={`${fact} ${version}`}>
              <th scope="row">
                <Link to={to('submit', { tab: 'mine', fact })}>{names.get(kind) ?? kind}</Link>
              </th>
              <td className="number">{Object.values(days).join(' – ')}</td>
              <td dir="auto">
                <Isolated
                  texts={Object.values(refs)
                    .flat()
                    .map((id) => unitNames.get(String(id)) ?? String(id))}
                  separator="、"
                />
              </td>
              <td dir="auto">{unitNames.get(owner) ?? owner}</td>
              <td className="number">{version}</td>
              <td>
                {t(`factState.${state}`)} · <ReviewState state={review} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Reviews({ history: { reviews } }: { readonly history: SubmissionHistory }) {
  const { t } = useTranslation('submit');
  const instant = useInstant();
  if (reviews.length === 0) return null;
  return (
    <>
      <h3>{t('mine.reviews')}</h3>
      <ul>
        {reviews.map(({ position, outcome, recordedAt, principal, reason }) => (
          <li key={position}>
            <ReviewState state={outcome} /> · <span className="number">{instant(recordedAt)}</span> ·{' '}
            <code>{principal}</code>
            {reason !== null && (
              <>
                {t('colon')}
                <span dir="auto">{reason}</span>
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
