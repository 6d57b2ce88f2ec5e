import type { LogChange } from '@duibiao/facts';
import { openCheckpoint, verifierOf } from '@duibiao/log';
import type { Secrets } from '@duibiao/platform';
import { isOurs, logSigner, originOf } from './identity.js';
import type { LogRow } from './rows.js';

/** A change of a log, or the sentence that says why there is none. */
export type Decided = LogChange | { readonly refused: string };

/**
 * The log of a ledger opened anew under another origin, without leaves: the sealer builds its tree again from the first entry. Always legal, also
 * while signing is held and with another secret than before.
 */
export function decideReopening(ledger: string, log: LogRow | undefined, secrets: Secrets, publicUrl: string): Decided {
  if (log === undefined) return { refused: `Nothing of ${ledger} was ever signed: there is no log to open anew.` };
  const generation = log.generation + 1;
  const origin = originOf(publicUrl, ledger, generation);
  const { verifierKey } = logSigner(secrets, origin, 1);
  const seen = { generation: log.generation, keyNumber: log.keyNumber, size: log.size };
  return {
    event: { type: 'log-reopened', log: { origin, verifierKey, generation, before: lastSigned(log) } },
    head: { generation, keyNumber: 1, origin, verifierKey, previousKey: null, seen },
  };
}

/** As far as the database knows; what it says and was not signed so, counts as nothing. */
function lastSigned({ checkpoint, verifierKey }: LogRow): { origin: string; size: number; root: string } | null {
  if (checkpoint === null) return null;
  try {
    const { origin, size, root } = openCheckpoint(checkpoint, [verifierOf(verifierKey)]);
    return { origin, size, root: Buffer.from(root).toString('base64') };
  } catch {
    return null;
  }
}

/**
 * The next key of a ledger's log. Refused while a checkpoint is still to come that covers `changedAt`, the position of the last change: whoever
 * holds the key before must have something to follow by.
 */
export function decideKeyChange(ledger: string, log: LogRow | undefined, secrets: Secrets, changedAt: bigint): Decided {
  if (log === undefined || log.checkpoint === null) {
    return { refused: `No checkpoint of ${ledger} is signed yet: there is no key to change.` };
  }
  if (log.held !== null) return { refused: `Signing is held, settle that first: ${log.held}` };
  if (!isOurs(secrets, log)) {
    return { refused: `The signing key of this installation is not that of ${log.origin}: its secret is another one.` };
  }
  if (changedAt > BigInt(log.size)) {
    return {
      refused: `No checkpoint covers the last change of the log yet, at position ${changedAt}: ask again in some seconds.`,
    };
  }
  const { origin, generation, verifierKey } = log;
  const keyNumber = log.keyNumber + 1;
  const after = logSigner(secrets, origin, keyNumber).verifierKey;
  const seen = { generation, keyNumber: log.keyNumber, size: null };
  return {
    event: { type: 'log-key-changed', log: { origin, before: verifierKey, after } },
    head: { generation, keyNumber, origin, verifierKey: after, previousKey: verifierKey, seen },
  };
}
