import { useTranslation } from 'react-i18next';
import { useRead } from '../api/use-read.js';
import { Loaded } from '../parts/loaded.js';
import { ReceiptView } from '../receipt/receipt-view.js';
import { useInstant } from '../session/use-roles.js';

interface Props {
  readonly submission: string;
  /** The version that is open. */
  readonly fact: string;
  readonly version: number;
}

/** The submission that wrote a version, and its receipt, checked here. */
export function SubmissionPart({ submission, fact, version }: Props) {
  const { t } = useTranslation('facts');
  const instant = useInstant();
  const read = useRead(['submission', submission], (api, path, signal) =>
    api.GET('/v1/ledgers/{ledger}/submissions/{submission}', { params: { path: { ...path, submission } }, signal }),
  );
  return (
    <>
      <section aria-labelledby="submission">
        <h3 id="submission">{t('ofSubmission')}</h3>
        <Loaded read={read}>
          {({ digest, recordedAt, principal, channel, note, facts, withheld, reviews }) => (
            <dl className="fact-submission">
              <dt>{t('submission')}</dt>
              <dd>
                <code>{submission}</code>
              </dd>
              <dt>{t('submitter')}</dt>
              <dd>
                <code>{principal}</code> · {t(`channel.${channel}`, { defaultValue: channel })}
              </dd>
              <dt>{t('recordedAt')}</dt>
              <dd className="number">{instant(recordedAt)}</dd>
              {note !== null && (
                <>
                  <dt>{t('note')}</dt>
                  <dd dir="auto">{note}</dd>
                </>
              )}
              <dt>{t('fact')}</dt>
              <dd>
                {t('items', { count: facts.length + withheld })}
                {withheld > 0 && ` · ${t('withheld', { count: withheld })}`}
              </dd>
              {reviews.map(({ outcome, position, recordedAt: at, reason }) => (
                <div key={position} style={{ display: 'contents' }}>
                  <dt>{t(`review.${outcome}`)}</dt>
                  <dd className="number">
                    {instant(at)} {reason !== null && <span dir="auto">{reason}</span>}
                  </dd>
                </div>
              ))}
              <dt>{t('digest')}</dt>
              <dd>
                <code>{digest}</code>
              </dd>
            </dl>
          )}
        </Loaded>
      </section>
      {read.data !== undefined && <ReceiptView of={{ submission, digest: read.data.digest, fact, version }} />}
    </>
  );
}
