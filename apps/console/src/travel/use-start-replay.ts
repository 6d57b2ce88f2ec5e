import { useMutation } from '@tanstack/react-query';
import { answered } from '../api/client.js';
import type { Problem } from '../api/problem.js';
import type { Replay } from '../api/types.js';
import { useApi } from '../session/session.js';
import { useView } from '../view/view.js';
import type { Side } from './side.js';

interface Asked {
  readonly a: Side;
  readonly b: Side;
  readonly unit: string | undefined;
}

/** Asks for a replay of the later moment against the earlier one. */
export function useStartReplay() {
  const api = useApi();
  const { ledger, plan, organisation } = useView();
  return useMutation<Replay, Problem, Asked>({
    mutationFn: ({ a, b, unit }) => {
      const own = unit === undefined ? {} : { unit };
      const body = { plan, organisation, ...own, ...b, against: { with: 'replay' as const, organisation, ...a } };
      return answered(api.POST('/v1/ledgers/{ledger}/replays', { params: { path: { ledger } }, body }));
    },
  });
}
