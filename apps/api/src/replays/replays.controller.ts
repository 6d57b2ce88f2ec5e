import { holds } from '@duibiao/access';
import { cancelReplay } from '@duibiao/audit';
import {
  type BeforeApplicationShutdown,
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Post,
  Query as QueryParam,
  Req,
  Res,
} from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Core } from '../core/core.js';
import { ApiProblems } from '../http/openapi.js';
import { Problem } from '../http/problem.js';
import { InLedger, type Access } from '../http/request.js';
import { progressStream } from './progress-stream.js';
import {
  replayQuery,
  type ReplayQuery,
  replayRequest,
  type ReplayRequest,
  replaySchema,
  type ReplayView,
} from './replay.schema.js';
import { ReplayReader, replayView } from './replay-reader.js';
import { RequestReplay } from './request-replay.handler.js';

@ApiTags('replays')
@ApiBearerAuth()
@Controller('v1/ledgers/:ledger/replays')
export class ReplaysController implements BeforeApplicationShutdown {
  readonly #stop = new AbortController();

  constructor(
    private readonly commands: CommandBus,
    private readonly reader: ReplayReader,
    private readonly core: Core,
  ) {}

  @Post()
  @HttpCode(202)
  @ApiOperation({
    summary: 'Compute a plan again from the events as they were known at a moment, and explain every difference',
    operationId: 'requestReplay',
  })
  @ApiResponse({ status: 202, description: 'asked for; Location names it', standardSchema: replaySchema })
  @ApiProblems(400, 401, 403, 404, 413, 415, 429, 503)
  async request(
    @Param('ledger') ledger: string,
    @InLedger() access: Access,
    @Body({ schema: replayRequest }) body: ReplayRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReplayView> {
    mustAudit(access);
    const replay = await this.commands.execute(new RequestReplay(access, body));
    reply.header('location', `/v1/ledgers/${ledger}/replays/${replay.id}`);
    return replayView(replay, null);
  }

  @Get(':replay')
  @ApiOperation({ summary: 'A replay: how far it is, then its report', operationId: 'readReplay' })
  @ApiProduces('application/json', 'text/plain')
  @ApiResponse({ status: 200, description: 'with the report once it is done', standardSchema: replaySchema })
  @ApiProblems(400, 401, 403, 404, 409, 503)
  async read(
    @Param('ledger') _ledger: string,
    @InLedger() access: Access,
    @Param('replay') id: string,
    @QueryParam({ schema: replayQuery }) { format }: ReplayQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    mustAudit(access);
    const asksText = /^\s*text\/plain\b/i.test(request.headers.accept ?? '');
    reply.header('vary', 'accept');
    if (format === 'text' || (format === undefined && asksText)) {
      const text = await this.reader.text(access, id);
      void reply.header('content-type', 'text/plain; charset=utf-8').send(text);
    } else void reply.send(await this.reader.view(access, id));
  }

  @Get(':replay/progress')
  @ApiOperation({
    summary: 'Server-sent events: `progress` whenever it got further, `end` once it is over',
    operationId: 'followReplay',
  })
  @ApiProduces('text/event-stream')
  @ApiResponse({ status: 200, description: 'data: {state, phase, done, total}' })
  @ApiProblems(401, 403, 404, 503)
  async follow(
    @Param('ledger') _ledger: string,
    @InLedger() access: Access,
    @Param('replay') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    mustAudit(access);
    await this.reader.find(access, id);
    const gone = new AbortController();
    request.raw.on('close', () => gone.abort());
    const signal = AbortSignal.any([gone.signal, this.#stop.signal]);
    void reply
      .header('content-type', 'text/event-stream; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(progressStream(() => this.reader.find(access, id), signal));
  }

  @Delete(':replay')
  @HttpCode(204)
  @ApiOperation({ summary: 'Cancel a replay that is not over', operationId: 'cancelReplay' })
  @ApiResponse({ status: 204, description: 'cancelled; its worker stops within a second' })
  @ApiProblems(401, 403, 404, 409, 503)
  async cancel(
    @Param('ledger') ledger: string,
    @InLedger() access: Access,
    @Param('replay') id: string,
  ): Promise<void> {
    mustAudit(access);
    if (await cancelReplay(this.core.pool, ledger, id)) return;
    const { state } = await this.reader.find(access, id);
    throw new Problem('conflict', `The replay is ${state}: there is nothing to cancel.`);
  }

  /** Streams end with the process, not with their replays. */
  beforeApplicationShutdown(): void {
    this.#stop.abort();
  }
}

/** A replay reads the whole ledger: it is for those who may. */
function mustAudit({ grants, ledger }: Access): void {
  if (holds(grants, 'auditor', ledger.head.root, ledger.paths)) return;
  throw new Problem('forbidden', `This needs the role auditor on ${ledger.head.root}.`);
}
