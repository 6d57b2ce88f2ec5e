import { type FoundEntries, readEntry, readHead, readInScope, searchEntries, type StoredEntry } from '@duibiao/ledger';
import { Controller, Get, Param, Query as QueryParam, Res } from '@nestjs/common';
import { Query, QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { Core } from '../core/core.js';
import { ApiProblems } from '../http/openapi.js';
import { notFound } from '../http/problem.js';
import { InLedger, type Access } from '../http/request.js';
import { unitInScope } from '../http/unit-in-scope.js';
import { positionText } from '../http/parameters.js';
import { ProofReader } from '../log/proof-reader.js';
import { proofQuery, type ProofQuery, sendProof } from '../log/wait.js';
import { entryPage, entrySchema, eventsQuery, type EventsQuery } from './event.schema.js';

interface EventsPage extends FoundEntries {
  readonly head: bigint;
}

class ReadEvents extends Query<EventsPage> {
  constructor(
    readonly access: Access,
    readonly asked: EventsQuery,
  ) {
    super();
  }
}

@QueryHandler(ReadEvents)
export class ReadEventsHandler implements IQueryHandler<ReadEvents> {
  constructor(private readonly core: Core) {}

  async execute({ access, asked }: ReadEvents): Promise<EventsPage> {
    const { ledger } = access.scope;
    const { after = 0n, before, unit, stream, type, limit } = asked;
    // what concerns a unit is what somebody sees whose scope it is
    const scope = unit === undefined ? access.scope : { ledger, units: [unitInScope(access, unit)] };
    const head = (await readHead(this.core.pool, ledger))?.position ?? 0n;
    const from = before === undefined ? { after } : { before };
    const found = await readInScope(this.core.pool, scope, (client) =>
      searchEntries(client, { ledger, head, from, stream, type, limit }),
    );
    return { ...found, head };
  }
}

class ReadEvent extends Query<StoredEntry> {
  constructor(
    readonly access: Access,
    readonly position: bigint,
  ) {
    super();
  }
}

@QueryHandler(ReadEvent)
export class ReadEventHandler implements IQueryHandler<ReadEvent> {
  constructor(private readonly core: Core) {}

  async execute({ access, position }: ReadEvent): Promise<StoredEntry> {
    const { ledger } = access.scope;
    const found = await readInScope(this.core.pool, access.scope, (client) => readEntry(client, ledger, position));
    if (found === undefined) throw notFound('such position');
    return found;
  }
}

class ProveEvent extends Query<string> {
  constructor(
    readonly access: Access,
    readonly position: bigint,
    readonly asked: ProofQuery,
  ) {
    super();
  }
}

@QueryHandler(ProveEvent)
export class ProveEventHandler implements IQueryHandler<ProveEvent> {
  constructor(private readonly proofs: ProofReader) {}

  execute({ access, position, asked: { wait, entry } }: ProveEvent): Promise<string> {
    return this.proofs.prove(access, position, { wait, isReceipt: entry === 'true' });
  }
}

/** The ledger itself, as far as the caller's scope goes: positions outside it are missing from the list. */
@ApiTags('events')
@ApiBearerAuth()
@Controller('v1/ledgers/:ledger/events')
export class EventsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({
    summary: 'Entries in order, all or those of a stream, a unit or a type',
    operationId: 'listEvents',
  })
  @ApiResponse({ status: 200, description: 'a page; Link rel="next" leads on', standardSchema: entryPage })
  @ApiProblems(400, 401, 404, 503)
  async list(
    @Param('ledger') ledger: string,
    @InLedger() access: Access,
    @QueryParam({ schema: eventsQuery }) asked: EventsQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.input<typeof entryPage>> {
    const { entries, head, next: cursor } = await this.queries.execute(new ReadEvents(access, asked));
    const next = cursor?.toString() ?? null;
    if (next !== null) {
      const { before, after: _, limit, ...filters } = asked;
      const given = Object.entries(filters).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
      const onwards = before === undefined ? { after: next } : { before: next };
      const query = new URLSearchParams({ ...Object.fromEntries(given), ...onwards, limit: String(limit) });
      reply.header('link', `</v1/ledgers/${ledger}/events?${query.toString()}>; rel="next"`);
    }
    return { entries: entries.map(show), head: head.toString(), next };
  }

  /** The stored bytes themselves, so that anyone can hash the leaf: SHA-256(0x00 ‖ body). */
  @Get(':position')
  @ApiOperation({ summary: 'One entry, byte for byte as it is hashed', operationId: 'readEvent' })
  @ApiResponse({ status: 200, description: 'the stored bytes', standardSchema: entrySchema })
  @ApiProblems(400, 401, 404, 503)
  async read(
    @Param('ledger') _ledger: string,
    @InLedger() access: Access,
    @Param('position', { schema: positionText }) position: bigint,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { bytes } = await this.queries.execute(new ReadEvent(access, position));
    void reply
      .header('content-type', 'application/json; charset=utf-8')
      .header('cache-control', 'private, immutable')
      .send(bytes);
  }

  @Get(':position/proof')
  @ApiOperation({
    summary: 'That the log holds this entry at this position, as a C2SP tlog-proof',
    operationId: 'proveEvent',
  })
  @ApiProduces('text/plain')
  @ApiResponse({ status: 200, description: 'index, hashes to the root, the newest checkpoint' })
  @ApiProblems(400, 401, 404, 409, 503)
  async prove(
    @Param('ledger') _ledger: string,
    @InLedger() access: Access,
    @Param('position', { schema: positionText }) position: bigint,
    @QueryParam({ schema: proofQuery }) asked: ProofQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendProof(reply, await this.queries.execute(new ProveEvent(access, position, asked)));
  }
}

const show = ({ entry, position }: StoredEntry): z.input<typeof entrySchema> => ({
  position: position.toString(),
  recordedAt: entry.recordedAt,
  body: { ...entry.body },
});
