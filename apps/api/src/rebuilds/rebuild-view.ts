import { countDifferences, type Rebuild } from '@duibiao/projections';
import type { RebuildView } from './rebuild.schema.js';

export function rebuildView({ ledger: _, isCheck, ...rebuild }: Rebuild): RebuildView {
  const { startedAt, finishedAt, models, differences } = rebuild;
  return {
    ...rebuild,
    check: isCheck,
    resumedAt: rebuild.resumedAt?.toString() ?? null,
    position: rebuild.position?.toString() ?? null,
    models: [...models],
    differences: differences.map(({ key, columns, ...one }) => ({ ...one, key: { ...key }, columns: { ...columns } })),
    differenceCount: countDifferences(models),
    durationMs: startedAt === null || finishedAt === null ? null : Date.parse(finishedAt) - Date.parse(startedAt),
  };
}
