import { statement } from '@duibiao/platform';
import type { Batch, Connection, Progress, ReadModel } from '../read-model.js';
import { closeFactVersions, insertFactVersions } from './fact-versions.sql.js';

const insert = statement('project fact-versions', insertFactVersions);
const close = statement('project fact-versions close', closeFactVersions);

interface Inserted {
  readonly facts: number;
  readonly later: number;
  readonly others: readonly { readonly position: string; readonly body: { readonly type: string } }[] | null;
}

/** Every version of every fact, with the positions at which it was the newest; and the submissions that wrote them. */
export const factVersions: ReadModel = {
  name: 'fact-versions',
  async apply(connection: Connection, batch: Batch, progress: Progress): Promise<void> {
    const range = [batch.ledger, batch.after, batch.upTo];
    const { rows } = await connection.query<Inserted>(insert([...range, JSON.stringify(batch.kinds), batch.parked]));
    const [inserted] = rows;
    if (inserted === undefined) throw new Error('the insertion of fact versions answered nothing');
    if (inserted.later > 0) await connection.query(close(range));
    progress.facts += inserted.facts;
    progress.systemEvents = (inserted.others ?? []).map(({ position, body }) => ({ position: BigInt(position), body }));
  },
};
