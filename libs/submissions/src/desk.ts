import { createSecretKey, type KeyObject } from 'node:crypto';
import { knownSubjects, randomness, type HeldGrant } from '@duibiao/access';
import type { Author, Entropy } from '@duibiao/facts';
import { gather, type Append, type Gathered } from '@duibiao/ledger';
import type pg from 'pg';
import { LedgerStates } from './ledger-states.js';

/** Who submits, with what they hold in this ledger. */
export interface Caller extends Author {
  readonly grants: readonly HeldGrant[];
}

/** Where submissions are received: everything that the commands need. */
export interface Desk {
  readonly pool: pg.Pool;
  readonly append: Append;
  readonly states: LedgerStates;
  readonly entropy: Entropy;
  /** Keys the digest of requests. */
  readonly idempotencyKey: KeyObject;
  readonly subjects: (ledger: string, ids: readonly string[]) => Promise<ReadonlySet<string>>;
}

/** Opens a desk over a pool of the API role. `idempotencyKey`: 32 bytes. */
export function openDesk(pool: pg.Pool, append: Append, idempotencyKey: Buffer): Desk {
  return {
    pool,
    append,
    idempotencyKey: createSecretKey(idempotencyKey),
    states: new LedgerStates(pool),
    entropy: { nonce: () => randomness(16).toString('base64url'), salt: () => randomness(16) },
    subjects: subjectLookup(pool),
  };
}

/** Looks subjects up for all requests that wait, in one query a ledger. */
function subjectLookup(pool: pg.Pool): Desk['subjects'] {
  const lanes = new Map<string, Gathered<readonly string[], ReadonlySet<string>>>();
  return (ledger, ids) => {
    let lane = lanes.get(ledger);
    if (lane === undefined) {
      lane = gather(
        async (batch) => {
          const known = await knownSubjects(pool, ledger, batch.flat());
          return batch.map(() => known);
        },
        { max: 256 },
      );
      lanes.set(ledger, lane);
    }
    return ids.length === 0 ? Promise.resolve(new Set()) : lane(ids);
  };
}
