import { appending } from '../log/appending.js';
import { proving } from '../log/proving.js';
import { sealerOf, sealing } from '../log/sealing.js';
import { verifying } from '../log/verifying.js';
import { poolAs } from '../rig/cluster.js';
import type { Stage } from '../rig/stage.js';
import type { Line } from '../rig/table.js';

/** What the transparency log costs: sealing, appends beside it, proofs, an exported bundle verified as its reader would. */
export async function logLoad(stage: Stage): Promise<Line[]> {
  const { cluster, database } = stage;
  const worker = poolAs(cluster, database, 'worker', 2);
  const api = poolAs(cluster, database, 'api', 4);
  const sealer = sealerOf(stage);
  try {
    return [
      await sealing(stage, worker, sealer),
      ...(await proving(stage, api)),
      ...(await verifying(stage, worker)),
      await appending(stage, worker, api, sealer),
    ];
  } finally {
    await Promise.all([worker.end(), api.end()]);
  }
}
