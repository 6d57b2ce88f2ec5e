import { hkdfSync, randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ClearError, errorCode } from './clear-error.js';
import type { Config } from './config.js';

/** Keys and passwords derived from one secret of 32 bytes (HKDF-SHA-256, RFC 5869; one label for each use). */
export interface Secrets {
  /** 32 bytes: encrypts what identifies people in the vault. */
  readonly vaultKey: Buffer;
  /** 32 bytes: keys the hash that finds a subject again by a unit's reference. */
  readonly subjectLookupKey: Buffer;
  /** 32 bytes: keys the digest of request bodies, so that an erased text cannot be guessed from it. */
  readonly idempotencyKey: Buffer;
  /** 32 bytes: keys the sessions by which a browser looks at the queues. */
  readonly sessionKey: Buffer;
  /** 32 bytes: an Ed25519 key that signs checkpoints of the log so named. */
  readonly signingKey: (name: string) => Buffer;
  /** Passwords of the database roles (43 base64url characters). */
  readonly passwords: Readonly<Record<DatabaseRole | 'superuser', string>>;
}

/** `owner` migrates; `api` and `worker` serve; `queue` owns BullMQ's database, when queues run in PostgreSQL. */
export type DatabaseRole = 'owner' | 'api' | 'worker' | 'queue';

/** Derives every key. The same secret gives the same keys for ever; a lost secret makes the vault unreadable. */
export function deriveSecrets(master: Buffer): Secrets {
  const key = (label: string): Buffer => Buffer.from(hkdfSync('sha256', master, '', `duibiao ${label}`, 32));
  const password = (role: string): string => key(`database password ${role}`).toString('base64url');
  return {
    vaultKey: key('vault encryption'),
    subjectLookupKey: key('subject lookup'),
    idempotencyKey: key('idempotency digest'),
    sessionKey: key('queue sessions'),
    signingKey: (name) => key(`log signing ${name}`),
    passwords: {
      superuser: password('superuser'),
      owner: password('owner'),
      api: password('api'),
      worker: password('worker'),
      queue: password('queue'),
    },
  };
}

/**
 * The secrets of this installation: from `DUIBIAO_SECRET`, else from `<home>/secret`, else made and written there
 * (mode 0600), which `onMade` is told, so that the operator is warned to keep a copy.
 *
 * @throws ClearError when the file cannot be read or written, or holds something else
 */
export function loadSecrets(config: Pick<Config, 'home' | 'secret'>, onMade?: (file: string) => void): Secrets {
  if (config.secret) return deriveSecrets(config.secret);
  const file = path.join(config.home, 'secret');
  return deriveSecrets(readSecretFile(file) ?? makeSecretFile(file, onMade));
}

function readSecretFile(file: string): Buffer | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').trim();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw new ClearError(`The secret of this installation, ${file}, cannot be read (${errorCode(error)}).`);
  }
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length === 32) return bytes;
  throw new ClearError(
    `${file} does not hold 32 bytes in base64. Put the original back from a copy: without it the vault cannot be read.`,
  );
}

/** Written beside and linked into place, so that of two starts at once both read the same whole secret. */
function makeSecretFile(file: string, onMade?: (file: string) => void): Buffer {
  const draft = `${file}.${process.pid}`;
  try {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o711 });
    writeFileSync(draft, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600 });
    linkSync(draft, file);
    onMade?.(file);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') {
      throw new ClearError(`The secret of this installation cannot be written to ${file} (${errorCode(error)}).`);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  const made = readSecretFile(file);
  if (!made) throw new ClearError(`${file} vanished while it was being made.`);
  return made;
}
