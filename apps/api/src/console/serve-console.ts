import { access } from 'node:fs/promises';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** What is not the console's: an unknown path there stays a problem, whoever asks. */
const OTHERS = /^\/(v1|docs|openapi\.json|openapi\.yaml|health|metrics|assets)(\/|$)/;

/**
 * Nothing from outside, and no script but the console's own files; its components write styles into the page, and small pictures stand in
 * them as data.
 */
const POLICY = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Serves the files of the console as Vite built them: what stands below `/assets/` for ever, its names being hashes; and its page at `/` and at
 * every path that is nobody's, for who accepts HTML, since the state of a view is its path. A neighbour `.br` or `.gz` of a file is sent instead.
 */
export async function serveConsole(fastify: FastifyInstance, directory: string): Promise<void> {
  await fastify.register(fastifyStatic, {
    root: path.join(directory, 'assets'),
    prefix: '/assets/',
    index: false,
    dotfiles: 'ignore',
    immutable: true,
    maxAge: '365d',
    preCompressed: true,
    suppressWarning: true,
    setHeaders: (reply) => void reply.header('x-content-type-options', 'nosniff'),
  });
  fastify.addHook('onRequest', async (request, reply) => {
    if (request.is404 && isForConsole(request)) return sendPage(reply, directory);
  });
}

function isForConsole({ method, url, headers }: FastifyRequest): boolean {
  const pathname = url.split('?')[0] ?? '';
  if (method !== 'GET' && method !== 'HEAD') return false;
  return pathname === '/' || (!OTHERS.test(pathname) && /\btext\/html\b/i.test(headers.accept ?? ''));
}

async function sendPage(reply: FastifyReply, directory: string): Promise<FastifyReply> {
  reply.header('cache-control', 'no-cache');
  const isBuilt = await access(path.join(directory, 'index.html')).then(
    () => true,
    () => false,
  );
  if (!isBuilt) {
    const sentence = 'The console is not built here; the API is described at /docs.\n';
    return reply.status(404).header('content-type', 'text/plain; charset=utf-8').send(sentence);
  }
  return reply
    .headers({ 'content-security-policy': POLICY, 'referrer-policy': 'no-referrer' })
    .sendFile('index.html', directory, { cacheControl: false });
}
