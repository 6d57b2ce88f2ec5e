import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { answered } from '../api/client.js';
import { useAct } from '../api/use-act.js';
import { useRead } from '../api/use-read.js';
import { Loaded } from '../parts/loaded.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { useApi } from '../session/session.js';
import { useInstant, useRoles } from '../session/use-roles.js';
import { useKindNames } from '../view/use-kinds.js';
import { useView } from '../view/view.js';

const POLL_MS = 5_000;

/** Recorded facts that cannot be applied, and why; an operator has them tried again. */
export function ParkedFacts() {
  const { t } = useTranslation('operations');
  const { ledger, to } = useView();
  const api = useApi();
  const { holdsOnRoot } = useRoles();
  const instant = useInstant();
  const kindNames = useKindNames();
  const { act, busy, problem } = useAct();
  const read = useRead(
    ['parked-facts'],
    (found, path, signal) => found.GET('/v1/ledgers/{ledger}/parked-facts', { params: { path }, signal }),
    { pollMs: () => POLL_MS },
  );
  const release = (fact: string): Promise<boolean> =>
    act(fact, () =>
      answered(api.POST('/v1/ledgers/{ledger}/parked-facts/{fact}/release', { params: { path: { ledger, fact } } })),
    );
  return (
    <section className="paper wide" aria-labelledby="parked">
      <h2 id="parked">{t('parked.title')}</h2>
      <p className="quiet">{t('parked.what')}</p>
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <Loaded read={read} isEmpty={({ parkedFacts }) => parkedFacts.length === 0} empty={t('parked.none')}>
        {({ parkedFacts }) => (
          <div className="table-scroll" tabIndex={0}>
            <table className="plain-table">
              <caption className="visually-hidden">{t('parked.title')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('parked.position')}</th>
                  <th scope="col">{t('parked.event')}</th>
                  <th scope="col">{t('parked.why')}</th>
                  <th scope="col">{t('parked.events')}</th>
                  <th scope="col">{t('parked.since')}</th>
                  <th scope="col">{t('parked.release')}</th>
                </tr>
              </thead>
              <tbody>
                {parkedFacts.map(
                  ({ fact, position, kind, type, stage, code, reason, events, parkedAt, releaseAskedAt }) => (
                    <tr key={fact}>
                      <th scope="row" className="number">
                        <Link to={to('ledger', { entry: position })}>{position}</Link>
                      </th>
                      <td>{kind === null ? type : (kindNames.get(kind) ?? kind)}</td>
                      <td dir="auto">
                        {t(`parked.stage.${stage}`)} <code>{code}</code> {reason}
                      </td>
                      <td className="number">{events}</td>
                      <td className="number">{instant(parkedAt)}</td>
                      <td>
                        {releaseAskedAt !== null && t('parked.asked')}
                        {releaseAskedAt === null && holdsOnRoot('operator') && (
                          <Button size="small" loading={busy === fact} onClick={() => void release(fact)}>
                            {t('parked.release')}
                          </Button>
                        )}
                        {releaseAskedAt === null && !holdsOnRoot('operator') && (
                          <span className="quiet">{t('operatorOnly')}</span>
                        )}
                      </td>
                    </tr>
                  ),
                )}
              </tbody>
            </table>
          </div>
        )}
      </Loaded>
    </section>
  );
}
