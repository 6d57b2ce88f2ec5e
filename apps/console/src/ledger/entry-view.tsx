import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useRead } from '../api/use-read.js';
import { Loaded } from '../parts/loaded.js';
import { visibleMarks } from '../parts/visible-marks.js';
import { useInstant } from '../session/use-roles.js';
import { useKindNames } from '../view/use-kinds.js';
import { useView } from '../view/view.js';
import { type Entry, gistOf } from './gist.js';
import { Proof } from './proof.js';

/** One entry: what it says, byte for byte as it is hashed, and that the log holds it. */
export function EntryView({ position }: { readonly position: string }) {
  const { t } = useTranslation('ledger');
  const { to } = useView();
  const read = useRead(
    ['entry', position],
    (api, { ledger }, signal) =>
      api.GET('/v1/ledgers/{ledger}/events/{position}', {
        params: { path: { ledger, position } },
        parseAs: 'text',
        signal,
      }),
    { isFixed: true },
  );
  const place = BigInt(position);
  return (
    <section className="paper entry" aria-labelledby="entry">
      <nav className="section-head" aria-label={t('pages')}>
        <Link to={to('ledger')}>← {t('back')}</Link>
        <span className="neighbours">
          {place > 1n && <Link to={to('ledger', { entry: (place - 1n).toString() })}>{t('previous')}</Link>}
          <Link to={to('ledger', { entry: (place + 1n).toString() })}>{t('next')}</Link>
        </span>
      </nav>
      <h2 id="entry">{t('entry', { position })}</h2>
      <Loaded read={read}>
        {(bytes) => (
          <>
            <Head entry={{ ...(JSON.parse(bytes) as Entry), position }} />
            <Bytes bytes={bytes} />
            <Proof position={position} bytes={bytes} />
          </>
        )}
      </Loaded>
    </section>
  );
}

function Head({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation('ledger');
  const { to } = useView();
  const instant = useInstant();
  const kindNames = useKindNames();
  const { type, stream, by, submission, what } = gistOf(entry);
  const isFact = type.startsWith('fact-');
  return (
    <dl className="facts-of">
      <dt>{t('column.at')}</dt>
      <dd className="number">
        {instant(entry.recordedAt)} <span className="quiet">({entry.recordedAt})</span>
      </dd>
      <dt>{t('column.type')}</dt>
      <dd>
        {t(`type.${type}`, { defaultValue: type })} <strong dir="auto">{kindNames.get(what) ?? what}</strong>
      </dd>
      <dt>{t('by')}</dt>
      <dd>
        <code>{by}</code>
      </dd>
      {stream !== undefined && (
        <>
          <dt>{t('column.stream')}</dt>
          <dd>
            <Link to={to('ledger', { stream })}>
              <code className="wrap">{stream}</code>
            </Link>
            {isFact && (
              <>
                {' · '}
                <Link to={to('submit', { tab: 'mine', fact: stream })}>{t('fact')}</Link>
              </>
            )}
          </dd>
        </>
      )}
      {submission?.startsWith('sub-') === true && isFact && (
        <>
          <dt>{t('submission')}</dt>
          <dd>
            <Link to={to('submit', { tab: 'mine', submission })}>
              <code className="wrap">{submission}</code>
            </Link>
          </dd>
        </>
      )}
    </dl>
  );
}

const forms = ['pretty', 'exact'] as const;

function Bytes({ bytes }: { readonly bytes: string }) {
  const { t } = useTranslation('ledger');
  const [form, setForm] = useState<(typeof forms)[number]>('pretty');
  const length = new TextEncoder().encode(bytes).length;
  return (
    <section aria-labelledby="bytes">
      <div className="section-head">
        <h3 id="bytes">{t('json')}</h3>
        <Segmented
          aria-label={t('json')}
          value={form}
          onChange={setForm}
          options={forms.map((one) => ({ value: one, label: t(`form.${one}`) }))}
        />
      </div>
      <pre className="json" dir="ltr" tabIndex={0}>
        {visibleMarks(form === 'pretty' ? JSON.stringify(JSON.parse(bytes), undefined, 2) : bytes)}
      </pre>
      <p className="quiet">{t('bytes', { length })}</p>
      {visibleMarks(bytes) !== bytes && <p className="quiet">{t('marks')}</p>}
    </section>
  );
}
