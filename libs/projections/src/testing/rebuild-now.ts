import { pino } from 'pino';
import type { Pool } from 'pg';
import type { Rebuild } from '../rebuild/rebuild.js';
import { findRebuild, requestRebuild } from '../rebuild/requests.js';
import { type RebuildOptions, workOnRebuild } from '../rebuild/work.js';

export const silent = pino({ level: 'silent' });

/** Asks for a rebuild, as anybody who may, and does it as one worker would. */
export async function rebuildNow(
  { asker, worker }: { readonly asker: Pool; readonly worker: Pool },
  ledger: string,
  { isCheck = false, ...options }: Partial<RebuildOptions> & { readonly isCheck?: boolean } = {},
): Promise<Rebuild> {
  const asked = await requestRebuild(asker, { ledger, isCheck, askedBy: 'spec' });
  if (asked === undefined) throw new Error('one is not over yet');
  const ended = await workOnRebuild(worker, { logger: silent, signal: new AbortController().signal, ...options });
  if (ended === undefined) throw new Error('there was nothing to do');
  const found = await findRebuild(worker, ledger, asked.id);
  if (found === undefined) throw new Error('the rebuild is gone');
  return found;
}
