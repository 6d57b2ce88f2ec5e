import { type Signer, signerOf, type Verifier, verifierOf } from '@duibiao/log';
import type { Secrets } from '@duibiao/platform';

/** Which log of a ledger, and which of its keys: both from 1. */
export interface LogNumber {
  readonly generation: number;
  readonly keyNumber: number;
}

/** The last part of a log's origin, under which it is served: `log`, and `log.2` once it was opened anew. */
export const logName = (generation: number): string => (generation === 1 ? 'log' : `log.${generation}`);

/** The number of the log that is served under a name; undefined where that is no such name. */
export function generationOf(name: string): number | undefined {
  const [, number] = /^log(?:\.([1-9]\d{0,8}))?$/.exec(name) ?? [];
  const generation = Number(number ?? 1);
  return logName(generation) === name ? generation : undefined;
}

/**
 * The name of a ledger's log: its public prefix without the scheme. A log that was opened anew has another, so that nobody takes its tree for that of the
 * one before.
 */
export function originOf(publicUrl: string, ledger: string, generation: number): string {
  const { host, pathname } = new URL(publicUrl);
  return `${host}${pathname.replace(/\/$/, '')}/v1/ledgers/${ledger}/${logName(generation)}`;
}

/** Whether an origin names this log of this ledger: the row that says so could have been changed, to have one ledger's tree signed as another's. */
export const isNamed = (
  ledger: string,
  { origin, generation }: { readonly origin: string; readonly generation: number },
): boolean => origin.endsWith(`/v1/ledgers/${ledger}/${logName(generation)}`);

/** Who signs for a log: its key is derived from the installation's secret, the origin and the key's number. */
export const logSigner = (secrets: Secrets, origin: string, keyNumber: number): Signer =>
  signerOf(origin, secrets.signingKey(`${origin} ${keyNumber}`));

type Named = Pick<LogNumber, 'keyNumber'> & { readonly origin: string };

/** Who signs a log now: its key, and the one before, so that whoever holds that one can follow. */
export const signersOf = (secrets: Secrets, { origin, keyNumber }: Named): Signer[] =>
  [keyNumber, keyNumber - 1].filter((number) => number > 0).map((number) => logSigner(secrets, origin, number));

/** Every key that a log has had, the newest first. */
export const ownKeys = (secrets: Secrets, { origin, keyNumber }: Named): Verifier[] =>
  Array.from({ length: keyNumber }, (_, index) =>
    verifierOf(logSigner(secrets, origin, keyNumber - index).verifierKey),
  );

/** Whether the secret is the one with which the log was opened. */
export const isOurs = (secrets: Secrets, log: Named & { readonly verifierKey: string }): boolean =>
  logSigner(secrets, log.origin, log.keyNumber).verifierKey === log.verifierKey;
