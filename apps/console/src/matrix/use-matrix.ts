import { useRead } from '../api/use-read.js';
import { useView } from '../view/view.js';

export function useMatrix() {
  const { point, at, get } = useView();
  const query = { ...point, level: get('level') ?? 'children' };
  return useRead(
    ['matrix', query],
    (api, path, signal) => api.GET('/v1/ledgers/{ledger}/attainments/matrix', { params: { path, query }, signal }),
    { isFixed: at !== undefined },
  );
}
