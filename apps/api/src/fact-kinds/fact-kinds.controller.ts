import { createHash } from 'node:crypto';
import type { FactKinds } from '@duibiao/facts';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { Query, QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { ApiProblems } from '../http/openapi.js';
import { InLedger, type Access } from '../http/request.js';
import { factKindList } from './fact-kind.schema.js';
import { factKindView } from './fact-kind-view.js';

type FactKindList = z.output<typeof factKindList>;

interface Written {
  readonly text: string;
  /** Weak: the same list, whatever it is compressed by. */
  readonly etag: string;
}

class ListFactKinds extends Query<Written> {
  constructor(readonly access: Access) {
    super();
  }
}

@QueryHandler(ListFactKinds)
export class ListFactKindsHandler implements IQueryHandler<ListFactKinds> {
  /** Kinds never change: what is in force is the same object in every answer until others are. */
  readonly #written = new WeakMap<FactKinds, Written>();

  async execute({ access: { ledger } }: ListFactKinds): Promise<Written> {
    const known = this.#written.get(ledger.kinds);
    if (known !== undefined) return known;
    const kinds = [...ledger.kinds].map(([kind, declared]) => factKindView(kind, declared));
    const text = JSON.stringify({ sha256: ledger.head.factKinds, kinds } satisfies FactKindList);
    const etag = `W/"${createHash('sha256').update(text).digest('base64url')}"`;
    const written = { text, etag };
    this.#written.set(ledger.kinds, written);
    return written;
  }
}

/** What may be submitted, as forms are made from it. */
@ApiTags('facts')
@ApiBearerAuth()
@Controller('v1/ledgers/:ledger/fact-kinds')
export class FactKindsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({
    summary: 'The fact kinds in force: their fields with types and legal ranges, and who may report them',
    operationId: 'listFactKinds',
  })
  @ApiResponse({ status: 200, description: 'in the order of their declaration', standardSchema: factKindList })
  @ApiResponse({ status: 304, description: 'as If-None-Match names it' })
  @ApiProblems(401, 404, 503)
  async list(
    @Param('ledger') _ledger: string,
    @InLedger() access: Access,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { text, etag } = await this.queries.execute(new ListFactKinds(access));
    reply.header('etag', etag).header('cache-control', 'private, no-cache');
    if (request.headers['if-none-match'] === etag) void reply.status(304).send();
    else void reply.header('content-type', 'application/json; charset=utf-8').send(text);
  }
}
