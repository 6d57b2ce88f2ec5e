import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useRead } from '../api/use-read.js';
import { Isolated } from '../parts/isolated.js';
import { Loaded } from '../parts/loaded.js';
import { useInstant, useRoles } from '../session/use-roles.js';
import { useUnitNames } from '../view/use-units.js';
import { useView } from '../view/view.js';
import { ReviewState } from './review-state.js';
import { SubmissionView } from './submission-view.js';
import type { SubmissionPage } from './types.js';
import { FactView } from './fact-view.js';

const states = ['all', 'unreviewed', 'accepted', 'returned'] as const;
type State = (typeof states)[number];
const PAGE_SIZE = 50;

/** The submissions of one's scope, one of them, or one fact: which stands in the address. */
export function MineTab() {
  const { get } = useView();
  const [fact, submission] = [get('fact'), get('submission')];
  if (fact !== undefined) return <FactView key={fact} fact={fact} />;
  if (submission !== undefined) return <SubmissionView key={submission} submission={submission} />;
  return <SubmissionList />;
}

function SubmissionList() {
  const { t } = useTranslation('submit');
  const { unit, get, set } = useView();
  const state = states.find((one) => one === get('state')) ?? 'all';
  const cursor = get('cursor');
  const read = useRead(['submissions', unit, state, cursor], (api, path, signal) =>
    api.GET('/v1/ledgers/{ledger}/submissions', {
      params: {
        path,
        query: {
          limit: PAGE_SIZE,
          ...(unit === undefined ? {} : { unit }),
          ...(state === 'all' ? {} : { state }),
          ...(cursor === undefined ? {} : { cursor }),
        },
      },
      signal,
    }),
  );
  return (
    <section className="paper" aria-labelledby="mine">
      <div className="section-head">
        <h2 id="mine">{t('mine.title')}</h2>
        <Segmented<State>
          aria-label={t('mine.state')}
          value={state}
          onChange={(chosen) => set({ state: chosen === 'all' ? undefined : chosen, cursor: undefined })}
          options={states.map((one) => ({ value: one, label: t(`review.${one}`) }))}
        />
      </div>
      <Loaded read={read} isEmpty={({ submissions }) => submissions.length === 0} empty={t('mine.none')}>
        {(page) => <SubmissionTable page={page} />}
      </Loaded>
    </section>
  );
}

function SubmissionTable({ page: { submissions, next } }: { readonly page: SubmissionPage }) {
  const { t } = useTranslation('submit');
  const { to, set, get } = useView();
  const { principal: me } = useRoles();
  const instant = useInstant();
  const unitNames = useUnitNames();
  const state = get('state');
  return (
    <>
      <div className="table-scroll" tabIndex={0}>
        <table className="plain-table">
          <caption className="visually-hidden">{t('mine.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('mine.at')}</th>
              <th scope="col">{t('mine.submission')}</th>
              <th scope="col">{t('mine.by')}</th>
              <th scope="col">{t('mine.items')}</th>
              <th scope="col">{t('mine.owners')}</th>
              <th scope="col">{t('mine.review')}</th>
            </tr>
          </thead>
          <tbody>
            {submissions.map(({ submission, recordedAt, principal, items, owners, review }) => (
              <tr key={submission}>
                <td className="number">{instant(recordedAt)}</td>
                <th scope="row">
                  <Link to={to('submit', { tab: 'mine', submission, state })}>
                    <code>{submission.slice(0, 12)}…</code>
                  </Link>
                </th>
                <td>{principal === me ? t('mine.me') : <code>{principal}</code>}</td>
                <td className="number">{items}</td>
                <td dir="auto">
                  <Isolated texts={owners.slice(0, 3).map((unit) => unitNames.get(unit) ?? unit)} separator="、" />
                  {owners.length > 3 && ' …'}
                </td>
                <td>
                  <ReviewState state={review} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="form-end">
        {get('cursor') !== undefined && <Button onClick={() => set({ cursor: undefined })}>{t('mine.newest')}</Button>}
        {next !== null && <Button onClick={() => set({ cursor: next })}>{t('mine.older')}</Button>}
      </div>
    </>
  );
}
