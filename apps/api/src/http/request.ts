import type { Principal } from '@duibiao/access';
import type { HeldGrant } from '@duibiao/access';
import type { Scope } from '@duibiao/ledger';
import type { Caller, LedgerState } from '@duibiao/submissions';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { invalid, Problem } from './problem.js';

/** What the guard found out about a request. */
export interface Identified {
  readonly principal: Principal;
  /** Of the key that the request brought. */
  readonly keyId: string;
  readonly channel: 'api' | 'cli';
}

/** A caller in one ledger: what it holds there, what it may see. */
export interface Access extends Identified {
  readonly ledger: LedgerState;
  readonly grants: readonly HeldGrant[];
  readonly scope: Scope;
  readonly caller: Caller;
}

export interface IdentifiedRequest extends FastifyRequest {
  identified?: Identified;
  access?: Access;
}

/** The caller in the ledger that the route names. */
export const InLedger = createParamDecorator((_: unknown, context: ExecutionContext): Access => {
  const { access } = context.switchToHttp().getRequest<IdentifiedRequest>();
  if (access === undefined) throw new Error('a route without a ledger asks for access to one');
  return access;
});

export const Who = createParamDecorator((_: unknown, context: ExecutionContext): Identified => {
  const { identified } = context.switchToHttp().getRequest<IdentifiedRequest>();
  if (identified === undefined) throw new Error('a public route asks who calls');
  return identified;
});

/** The Idempotency-Key: required wherever something is appended, so that an unknown outcome can be asked again. */
export const IdempotencyKey = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const key = context.switchToHttp().getRequest<FastifyRequest>().headers['idempotency-key'];
  if (typeof key === 'string' && /^[\x21-\x7e]{1,255}$/.test(key)) return key;
  const legal = '1 to 255 printable ASCII characters without spaces, new for each new request';
  const message = key === undefined ? 'the header Idempotency-Key is missing' : 'the Idempotency-Key is not legal';
  throw invalid([
    { pointer: 'Idempotency-Key', rule: 'idempotency-key', message: `${message}: expected ${legal}`, legal },
  ]);
});

/** The version in If-Match, such as `"2"`. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
  if (header === undefined) {
    throw new Problem('precondition-required', 'Send If-Match with the version that you saw, such as If-Match: "1".');
  }
  const [, version] = /^"([1-9]\d{0,8})"$/.exec(header) ?? [];
  if (version !== undefined) return Number(version);
  const legal = 'one version in quotes, such as "1"';
  throw invalid([{ pointer: 'If-Match', rule: 'etag', message: `If-Match is not legal: expected ${legal}`, legal }]);
});
