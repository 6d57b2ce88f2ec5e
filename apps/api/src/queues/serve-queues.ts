import { validKey } from '@duibiao/access';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Core } from '../core/core.js';
import { isFromHere } from '../http/loopback.js';
import { BOARD_PATH, createBoard } from './board.js';
import { isOperator } from './operators.js';
import { keyOf, sessionIn } from './queue-session.js';

const SENTENCE =
  'The queues are shown to operators who come from the console: its page of operations opens a session of 15 minutes.\n';

/**
 * Serves the board of the queues at `/queues`, to who has a session (`POST /v1/queue-sessions`) whose key is still valid, and still operates a ledger. Only what reads is routed;
 * the queues are opened for the first who looks.
 */
export function serveQueues(fastify: FastifyInstance, core: Core): void {
  let opened: Promise<FastifyInstance> | undefined;
  const board = (): Promise<FastifyInstance> => {
    opened ??= createBoard(core.queueBackend).catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return opened;
  };
  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    if (!(await mayLook(core, request))) {
      await reply
        .status(401)
        .headers({ 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' })
        .send(SENTENCE);
      return;
    }
    const { routing } = await board();
    reply.hijack();
    routing(request.raw, reply.raw);
  };
  for (const url of [BOARD_PATH, `${BOARD_PATH}/*`]) fastify.route({ method: ['GET', 'HEAD'], url, handler: answer });
  fastify.addHook('onClose', async () => {
    await (await opened?.catch(() => undefined))?.close();
  });
}

async function mayLook({ secrets, pool }: Core, request: FastifyRequest): Promise<boolean> {
  const session = sessionIn(request.headers.cookie);
  const keyId = session === undefined ? undefined : keyOf(secrets.sessionKey, session, Date.now());
  const key = keyId === undefined ? undefined : await validKey(pool, keyId);
  if (key === undefined || (key.loopbackOnly && !isFromHere(request))) return false;
  return isOperator(pool, key.principal.id);
}
