import { type Signer, signerOf } from '@duibiao/log';
import type { Secrets } from '@duibiao/platform';

/** Which log of a ledger, and which of its keys: both from 1. */
export interface LogNumber {
  readonly generation: number;
  readonly keyNumber: number;
}

/**
 * The name of a ledger's log: its public prefix without the scheme. A log that was opened anew has another, so that nobody takes its tree for that of the
 * one before.
 */
export function originOf(publicUrl: string, ledger: string, generation: number): string {
  const { host, pathname } = new URL(publicUrl);
  const prefix = `${host}${pathname.replace(/\/$/, '')}/v1/ledgers/${ledger}/log`;
  return generation === 1 ? prefix : `${prefix}.${generation}`;
}

/** Who signs for a log: its key is derived from the installation's secret, the origin and the key's number. */
export const logSigner = (secrets: Secrets, origin: string, keyNumber: number): Signer =>
  signerOf(origin, secrets.signingKey(`${origin} ${keyNumber}`));
