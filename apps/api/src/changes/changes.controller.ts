import { type BeforeApplicationShutdown, Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Callers } from '../http/callers.js';
import { ApiProblems } from '../http/openapi.js';
import { Problem } from '../http/problem.js';
import { changesStream } from './changes-stream.js';
import { headSchema } from './changes.schema.js';
import { ProgressWatch } from './progress-watch.js';

/** After so long without news a comment keeps the connection open. */
const QUIET_MS = 15_000;

/** A live stream carries keys only: what they stand for is asked for as usual, under the scope of that moment. */
@ApiTags('ledgers')
@ApiBearerAuth()
@Controller('v1/ledgers/:ledger/changes')
export class ChangesController implements BeforeApplicationShutdown {
  readonly #stop = new AbortController();

  constructor(
    private readonly watch: ProgressWatch,
    private readonly callers: Callers,
  ) {}

  @Get()
  @ApiOperation({
    summary:
      'Server-sent events: `head` at once, and whenever the ledger grew, or its numbers caught up or were repaired',
    description:
      'At most four a second; several changes may be one event. A comment comes after each 15 s without any. The stream ends when the key or its roles are taken away, and when the API stops.',
    operationId: 'followChanges',
  })
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: 'the id of the event received last: it is not sent again',
  })
  @ApiProduces('text/event-stream')
  @ApiResponse({ status: 200, description: 'data of each `head`', standardSchema: headSchema })
  @ApiProblems(401, 404, 503)
  follow(@Param('ledger') ledger: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const gone = new AbortController();
    reply.raw.on('close', () => gone.abort());
    const signal = AbortSignal.any([gone.signal, this.#stop.signal]);
    const [lastId] = [request.headers['last-event-id']].flat();
    const mayRead = (): Promise<boolean> =>
      this.callers
        .identify(request)
        .then((identified) => this.callers.enter(ledger, identified))
        .then(() => true, mayGoOn);
    void reply
      .header('content-type', 'text/event-stream; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(changesStream(this.watch.follow(ledger, QUIET_MS, signal), mayRead, lastId));
  }

  /** Streams end with the process. */
  beforeApplicationShutdown(): void {
    this.#stop.abort();
  }
}

/** A database that is away ends no stream: it carries nothing that is kept from anybody, and who is asked again may say yes. */
const mayGoOn = (error: unknown): boolean => !(error instanceof Problem);
