import { randomUUID } from 'node:crypto';
import type { Config, Logger } from '@duibiao/platform';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiModule } from './api.module.js';
import { acceptBodies, MAX_BODY_BYTES } from './http/body-parser.js';
import { sendProblem } from './http/problem.filter.js';
import { publishDescription } from './openapi/description.js';

/** How long a request may take to arrive, in milliseconds: one byte a second does not hold a connection for ever. */
const REQUEST_TIMEOUT_MS = 30_000;

/** Makes the API, ready to listen. MUST be closed by whoever made it. */
export async function createApi(config: Config, logger: Logger): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    genReqId: () => randomUUID(),
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
  acceptBodies(fastify);
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    done();
  });
  await publishDescription(app);
  app.enableShutdownHooks();
  return app;
}
