import { readContent } from '@duibiao/ledger';
import { Controller, Get, Param, Res } from '@nestjs/common';
import { Query, QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Core } from '../core/core.js';
import { ApiProblems } from '../http/openapi.js';
import { notFound } from '../http/problem.js';
import { InLedger, type Access } from '../http/request.js';

const sha256Text = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256: 64 hexadecimal digits');

class ReadContent extends Query<Buffer> {
  constructor(
    readonly access: Access,
    readonly sha256: string,
  ) {
    super();
  }
}

@QueryHandler(ReadContent)
export class ReadContentHandler implements IQueryHandler<ReadContent> {
  constructor(private readonly core: Core) {}

  async execute({ access, sha256 }: ReadContent): Promise<Buffer> {
    const { ledger, units } = access.scope;
    const content = units === '*' ? await readContent(this.core.pool, ledger, sha256) : undefined;
    if (content === undefined) throw notFound('such content');
    return content;
  }
}

/** What is larger than an entry: an entry names it by its SHA-256. */
@ApiTags('events')
@ApiBearerAuth()
@Controller('v1/ledgers/:ledger/contents')
export class ContentsController {
  constructor(private readonly queries: QueryBus) {}

  @Get(':sha256')
  @ApiOperation({
    summary: 'A content beside the ledger: fact kinds, a plan file, a published result',
    description: 'For those who may read the whole ledger.',
    operationId: 'readContent',
  })
  @ApiProduces('application/octet-stream')
  @ApiResponse({ status: 200, description: 'its bytes; their SHA-256 is the name' })
  @ApiProblems(400, 401, 404, 503)
  async read(
    @Param('ledger') _ledger: string,
    @InLedger() access: Access,
    @Param('sha256', { schema: sha256Text }) sha256: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const content = await this.queries.execute(new ReadContent(access, sha256));
    void reply
      .header('content-type', 'application/octet-stream')
      .header('cache-control', 'private, max-age=31536000, immutable')
      .send(content);
  }
}
