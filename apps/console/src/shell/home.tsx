import { useQuery } from '@tanstack/react-query';
import { Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import { Navigate, useParams } from 'react-router';
import { answered } from '../api/client.js';
import type { Problem } from '../api/problem.js';
import type { PlanHead } from '../api/types.js';
import { Loaded } from '../parts/loaded.js';
import { useApi, useMe } from '../session/session.js';

/** The board of the first plan of the ledger that the address names; else of the first ledger in which one holds a role. */
export function Home() {
  const { t } = useTranslation();
  const { ledger } = useParams();
  const me = useMe();
  return (
    <main className="centred">
      <Loaded read={me} isEmpty={({ ledgers }) => ledgers.length === 0} empty={t('app.noLedgers')}>
        {({ ledgers }) => <FirstPlan ledger={ledger ?? ledgers[0]?.id ?? ''} />}
      </Loaded>
    </main>
  );
}

function FirstPlan({ ledger }: { readonly ledger: string }) {
  const { t } = useTranslation();
  const plans = usePlans(ledger);
  return (
    <Loaded read={plans}>
      {(found) => {
        const [first] = found;
        if (first === undefined) {
          return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('app.noPlans')} />;
        }
        return <Navigate replace to={`/${encodeURIComponent(ledger)}/${encodeURIComponent(first.id)}/board`} />;
      }}
    </Loaded>
  );
}

export function usePlans(ledger: string) {
  const api = useApi();
  return useQuery<readonly PlanHead[], Problem>({
    queryKey: ['live', ledger, 'plans'],
    queryFn: async ({ signal }) =>
      (await answered(api.GET('/v1/ledgers/{ledger}/plans', { params: { path: { ledger } }, signal }))).plans,
    staleTime: 60_000,
  });
}
