import { setTimeout as sleep } from 'node:timers/promises';
import { readEntry, readInScope } from '@duibiao/ledger';
import { provePosition } from '@duibiao/sealing';
import { Injectable } from '@nestjs/common';
import { Core } from '../core/core.js';
import { notFound, Problem } from '../http/problem.js';
import type { Access } from '../http/request.js';

/** How often is looked whether a checkpoint has come that covers a position. */
const lookMs = 100;

/** Proofs that the log of a ledger holds an entry, for those who may see the entry. */
@Injectable()
export class ProofReader {
  constructor(private readonly core: Core) {}

  /**
   * The proof of a position as a `c2sp.org/tlog-proof@v1` file; a receipt carries the entry besides. Waits so many seconds for a checkpoint that covers it.
   *
   * @throws Problem where the entry is absent or outside the scope, or not sealed yet
   */
  async prove(access: Access, position: bigint, { isReceipt = false, wait = 0 } = {}): Promise<string> {
    const { ledger } = access.scope;
    const { pool } = this.core;
    const stored = await readInScope(pool, access.scope, (client) => readEntry(client, ledger, position));
    if (stored === undefined) throw notFound('such position');
    const entry = isReceipt ? stored.bytes : null;
    const until = performance.now() + wait * 1_000;
    for (;;) {
      const proof = await provePosition(pool, ledger, Number(position), entry);
      if (proof.state === 'proved') return proof.text;
      if (performance.now() >= until) throw unsealed(position, proof.size);
      await sleep(lookMs);
    }
  }
}

const unsealed = (position: bigint, size: number): Problem =>
  new Problem(
    'not-sealed',
    `Position ${position} is recorded, but no checkpoint covers it yet: the newest covers ${size}. Ask again, or wait for it with ?wait=10.`,
    {
      headers: { 'retry-after': '1' },
      extra: { position: position.toString(), size: String(size) },
    },
  );
