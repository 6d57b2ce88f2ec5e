import { authenticate, readScope } from '@duibiao/access';
import type { Role } from '@duibiao/facts';
import { readGrants } from '@duibiao/ledger';
import { Injectable } from '@nestjs/common';
import { Core } from '../core/core.js';
import { isFromHere } from './loopback.js';
import { notFound, Problem } from './problem.js';
import type { Access, Identified, IdentifiedRequest } from './request.js';

/** How long an answer about a key or its grants may be used again. Writes check the grants again inside append. */
const MAX_AGE_MS = 1_000;

interface Remembered<T> {
  readonly value: Promise<T>;
  readonly atMs: number;
}

/** Who calls, and what they hold in a ledger, as of the last second. A ledger in which they hold nothing looks absent. */
@Injectable()
export class Callers {
  readonly #keys = new Map<string, Remembered<Awaited<ReturnType<typeof authenticate>>>>();
  readonly #grants = new Map<string, Remembered<Access['grants']>>();

  constructor(private readonly core: Core) {}

  /** @throws Problem where the request has no key that is valid now, and here */
  async identify(request: IdentifiedRequest): Promise<Identified> {
    const [, key] = /^Bearer ([\x21-\x7e]{1,200})$/i.exec(request.headers.authorization ?? '') ?? [];
    const found =
      key === undefined ? undefined : await remember(this.#keys, key, () => authenticate(this.core.pool, key));
    if (found === undefined || (found.loopbackOnly && !isFromHere(request))) {
      const detail = key === undefined ? 'Send Authorization: Bearer with an API key.' : 'This key is not valid here.';
      throw new Problem('not-authenticated', detail, { headers: { 'www-authenticate': 'Bearer realm="duibiao"' } });
    }
    const { principal, keyId } = found;
    return { principal, keyId, channel: request.headers['duibiao-channel'] === 'cli' ? 'cli' : 'api' };
  }

  /** @throws Problem where there is no such ledger for this caller */
  async enter(id: string, identified: Identified): Promise<Access> {
    const ledger = await this.core.desk.states.get(id);
    const { principal, channel } = identified;
    const read = (): Promise<Access['grants']> =>
      readGrants(this.core.pool, id, principal.id).then((rows) =>
        rows.map(({ role, unit }) => ({ role: role as Role, unit })),
      );
    const grants = ledger === undefined ? [] : await remember(this.#grants, `${id} ${principal.id}`, read);
    if (ledger === undefined || grants.length === 0) throw notFound('such ledger');
    const scope = { ledger: id, units: readScope(grants, ledger.head.root) };
    return { ...identified, ledger, grants, scope, caller: { principal: principal.id, channel, grants } };
  }
}

/** What is read for one request serves those that come meanwhile. */
function remember<T>(known: Map<string, Remembered<T>>, key: string, read: () => Promise<T>): Promise<T> {
  const found = known.get(key);
  const now = performance.now();
  if (found !== undefined && now - found.atMs < MAX_AGE_MS) return found.value;
  const reading = { value: read(), atMs: now };
  if (known.size > 10_000) known.clear();
  known.set(key, reading);
  reading.value.catch(() => known.get(key) === reading && known.delete(key));
  return reading.value;
}
