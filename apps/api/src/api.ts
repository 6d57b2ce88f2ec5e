import type { IncomingMessage } from 'node:http';
import path from 'node:path';
import { type Config, type Logger, projectRoot } from '@duibiao/platform';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ApiModule } from './api.module.js';
import { serveConsole } from './console/serve-console.js';
import { acceptBodies, MAX_BODY_BYTES } from './http/body-parser.js';
import { answerBrokenRequest } from './http/broken-request.js';
import { compressAnswers } from './http/compression.js';
import { sendProblem } from './http/problem.filter.js';
import { invalid } from './http/problem.js';
import { nameRequests, requestIdOf } from './http/request-id.js';
import { Core } from './core/core.js';
import { measureRequests } from './metrics/process-metrics.js';
import { publishDescription } from './openapi/description.js';
import { serveQueues } from './queues/serve-queues.js';

/**
 * How long a request and its headers may take to arrive, and how often that is looked at: one byte a second does not hold a
 * connection. The headers' time MUST be the shorter one: Node swaps the two otherwise.
 */
const REQUEST_TIMEOUT_MS = 30_000;
const HEADERS_TIMEOUT_MS = 20_000;
const CHECK_EVERY_MS = 2_000;

/** Makes the API, ready to listen. MUST be closed by whoever made it. */
export async function createApi(config: Config, logger: Logger): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    http: { headersTimeout: HEADERS_TIMEOUT_MS, connectionsCheckingInterval: CHECK_EVERY_MS },
    clientErrorHandler: answerBrokenRequest,
    genReqId: (request: IncomingMessage) => requestIdOf(request.headers),
    routerOptions: { maxParamLength: 200, caseSensitive: true, ignoreTrailingSlash: false },
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(request, reply, error, logger),
  });
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.with(config, logger), adapter, {
    bodyParser: false,
    logger: false,
    abortOnError: false,
  });
  const fastify = app.getHttpAdapter().getInstance();
  nameRequests(fastify, logger);
  measureRequests(fastify, app.get(Core).metrics);
  fastify.addHook('onRequest', (request, _reply, done) => done(/%00/.test(request.url) ? notInUrls() : undefined));
  endConnections(fastify);
  compressAnswers(fastify);
  acceptBodies(fastify);
  await serveConsole(fastify, path.join(projectRoot, 'dist', 'console'));
  serveQueues(fastify, app.get(Core));
  await publishDescription(app);
  app.enableShutdownHooks();
  return app;
}

/** The database keeps no U+0000, so that nothing of ours is called so. */
const notInUrls = () =>
  invalid([
    { pointer: '', rule: 'illegal-character', message: 'the URL holds U+0000', legal: 'characters other than U+0000' },
  ]);

/** Once the API is told to end, an answer under way is the last on its connection: kept alive, it would hold the process. */
function endConnections(fastify: FastifyInstance): void {
  let isEnding = false;
  fastify.addHook('preClose', (done) => {
    isEnding = true;
    done();
  });
  fastify.addHook('onSend', (_request, reply, _payload, done) => {
    if (isEnding) reply.header('connection', 'close');
    done();
  });
}
