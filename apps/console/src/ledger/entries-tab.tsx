import { Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Loaded } from '../parts/loaded.js';
import { useView } from '../view/view.js';
import { EntryTable } from './entry-table.js';
import { Filters } from './filters.js';
import { useCameSince, useEntries, useFilters } from './use-entries.js';

/** The entries, newest first; new ones appear as they come, until it is paused. */
export function EntriesTab() {
  const { t } = useTranslation('ledger');
  const { to } = useView();
  const [isPaused, setIsPaused] = useState(false);
  const filters = useFilters();
  const { before, after } = filters;
  const isNewest = before === undefined && after === undefined;
  const read = useEntries(isPaused);
  const kept = { type: filters.type, stream: filters.stream, about: filters.about };
  return (
    <section className="paper" aria-labelledby="entries">
      <div className="section-head">
        <h2 id="entries">{t('entries')}</h2>
        {isNewest ? (
          <span className="tail">
            <Came since={isPaused ? read.data?.head : undefined} />
            <label className="tail">
              <Switch checked={!isPaused} onChange={(isOn) => setIsPaused(!isOn)} aria-label={t('tail.label')} />
              {t(isPaused ? 'tail.paused' : 'tail.live')}
            </label>
          </span>
        ) : (
          <Link to={to('ledger', kept)}>{t('newest')}</Link>
        )}
      </div>
      <Filters />
      <Loaded read={read}>
        {({ entries, head, next }) => (
          <>
            <p className="quiet">
              {t('size', { size: head })}
              {entries.length === 0 && ` · ${t(next === null ? 'noneFound' : 'noneHere')}`}
            </p>
            {entries.length > 0 && (
              <EntryTable
                entries={after === undefined ? entries : entries.toReversed()}
                isLive={isNewest && !isPaused}
              />
            )}
            <nav className="form-end" aria-label={t('pages')}>
              {!isNewest && entries.length > 0 && (
                <Link to={to('ledger', { ...kept, after: newestOf(entries) })}>{t('newer')}</Link>
              )}
              {olderThan(entries, next, after) !== undefined && (
                <Link to={to('ledger', { ...kept, before: olderThan(entries, next, after) })}>{t('older')}</Link>
              )}
            </nav>
          </>
        )}
      </Loaded>
    </section>
  );
}

/** While it is paused: how many came that are not shown. */
function Came({ since }: { readonly since: string | undefined }) {
  const { t } = useTranslation('ledger');
  const came = useCameSince(since);
  const isTold = since !== undefined && came !== undefined && came.count > 0;
  return (
    <span role="status" className="number">
      {isTold && t(came.isMore ? 'tail.more' : 'tail.came', { count: came.count })}
    </span>
  );
}

interface Positioned {
  readonly position: string;
}

const positions = (entries: readonly Positioned[]): readonly bigint[] =>
  entries.map(({ position }) => BigInt(position));

const newestOf = (entries: readonly Positioned[]): string =>
  positions(entries)
    .reduce((most, one) => (one > most ? one : most), 0n)
    .toString();

/** From where the older entries are read; undefined where there are none. */
function olderThan(entries: readonly Positioned[], next: string | null, after: string | undefined): string | undefined {
  if (after === undefined) return next ?? undefined;
  const oldest = positions(entries).reduce((least, one) => (one < least ? one : least), BigInt(after) + 1n);
  return oldest > 1n ? oldest.toString() : undefined;
}
