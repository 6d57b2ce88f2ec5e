import { useMemo } from 'react';
import type { FactKind } from '../api/types.js';
import { useRead } from '../api/use-read.js';

export type FactKinds = ReadonlyMap<string, FactKind>;

/** The fact kinds in force, by name; empty until they were read. */
export function useFactKinds(): FactKinds {
  const { data } = useRead(['fact kinds'], (api, path, signal) =>
    api.GET('/v1/ledgers/{ledger}/fact-kinds', { params: { path }, signal }),
  );
  return useMemo(() => new Map((data?.kinds ?? []).map((kind) => [kind.kind, kind])), [data]);
}
