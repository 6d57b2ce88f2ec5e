import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import { openQueues, type QueueBackend } from '@duibiao/jobs';
import createFastify, { type FastifyInstance } from 'fastify';

type ServerAdapter = Parameters<typeof createBullBoard>[0]['serverAdapter'];

export const BOARD_PATH = '/queues';

/** Its page links a font of another host: nothing is asked of anybody outside. */
const OUTSIDE_FONTS = /<link[^>]*\bhref="https?:[^>]*>\s*/g;
const POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; frame-ancestors 'none'";

/**
 * The board of the queues (bull-board), on an instance of its own, so that its parsers, views and error pages are nobody else's. Read-only: it shows
 * jobs and schedulers, and has no button that changes one. MUST be closed.
 */
export async function createBoard(backend: QueueBackend): Promise<FastifyInstance> {
  const { queues, close } = openQueues(backend);
  const adapter = new FastifyAdapter().setBasePath(BOARD_PATH);
  createBullBoard({
    queues: queues.map((queue) => new BullMQAdapter(queue, { readOnlyMode: true, allowRetries: false })),
    // the adapter is typed by another release of the same interface
    serverAdapter: adapter as unknown as ServerAdapter,
    options: { uiConfig: { boardTitle: 'Duibiao' } },
  });
  const board = createFastify({ logger: false });
  board.addHook('onClose', close);
  board.addHook('onSend', async (_request, reply, payload) => {
    reply.headers({
      'content-security-policy': POLICY,
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    const isPage = String(reply.getHeader('content-type')).startsWith('text/html') && typeof payload === 'string';
    if (!isPage) return payload;
    const page = payload.replace(OUTSIDE_FONTS, '');
    reply.header('content-length', Buffer.byteLength(page));
    return page;
  });
  await board.register(adapter.registerPlugin(), { prefix: BOARD_PATH });
  await board.ready();
  return board;
}
