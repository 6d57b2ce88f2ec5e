import { encodeEntries, parseTilePath, type TileAt, widthAt } from '@duibiao/log';
import { readEntries, readInScope } from '@duibiao/ledger';
import { readHourly, readLog, readTiles } from '@duibiao/sealing';
import { Controller, createParamDecorator, type ExecutionContext, Get, Param, Res } from '@nestjs/common';
import { Query, QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiParam, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Core } from '../core/core.js';
import { Public } from '../http/auth.guard.js';
import { ApiProblems } from '../http/openapi.js';
import { notFound } from '../http/problem.js';
import { InLedger, type Access } from '../http/request.js';

class ReadCheckpoint extends Query<string> {
  constructor(readonly ledger: string) {
    super();
  }
}

@QueryHandler(ReadCheckpoint)
export class ReadCheckpointHandler implements IQueryHandler<ReadCheckpoint> {
  constructor(private readonly core: Core) {}

  async execute({ ledger }: ReadCheckpoint): Promise<string> {
    const checkpoint = (await readLog(this.core.pool, ledger))?.checkpoint;
    if (checkpoint === null || checkpoint === undefined) throw notFound('checkpoint');
    return checkpoint;
  }
}

class ReadCheckpoints extends Query<readonly string[]> {
  constructor(readonly ledger: string) {
    super();
  }
}

@QueryHandler(ReadCheckpoints)
export class ReadCheckpointsHandler implements IQueryHandler<ReadCheckpoints> {
  constructor(private readonly core: Core) {}

  execute({ ledger }: ReadCheckpoints): Promise<readonly string[]> {
    return readHourly(this.core.pool, ledger);
  }
}

const checkpointsSchema = z
  .strictObject({ checkpoints: z.array(z.string().describe('a signed note')) })
  .meta({ id: 'Checkpoints' });

class ReadTile extends Query<Uint8Array> {
  constructor(
    readonly ledger: string,
    readonly tile: TileAt,
  ) {
    super();
  }
}

@QueryHandler(ReadTile)
export class ReadTileHandler implements IQueryHandler<ReadTile> {
  constructor(private readonly core: Core) {}

  async execute({ ledger, tile }: ReadTile): Promise<Uint8Array> {
    await demandSealed(this.core, ledger, tile);
    const [found] = await readTiles(this.core.pool, ledger, [tile]);
    if (found === undefined || found.width < tile.width) throw notFound('such tile');
    return found.hashes.subarray(0, tile.width * 32);
  }
}

class ReadBundle extends Query<Buffer> {
  constructor(
    readonly access: Access,
    readonly tile: TileAt,
  ) {
    super();
  }
}

@QueryHandler(ReadBundle)
export class ReadBundleHandler implements IQueryHandler<ReadBundle> {
  constructor(private readonly core: Core) {}

  async execute({ access, tile }: ReadBundle): Promise<Buffer> {
    const { ledger, units } = access.scope;
    if (units !== '*') throw notFound('such tile');
    await demandSealed(this.core, ledger, tile);
    const after = BigInt(tile.index) * 256n;
    const entries = await readInScope(this.core.pool, access.scope, (client) =>
      readEntries(client, ledger, after, tile.width),
    );
    if (entries.length < tile.width) throw notFound('such tile');
    return encodeEntries(entries.map(({ bytes }) => bytes));
  }
}

/** Only what a published checkpoint covers is shown: a tile of a tree that nobody signed would be no evidence. */
async function demandSealed({ pool }: Core, ledger: string, { level, index, width }: TileAt): Promise<void> {
  const size = (await readLog(pool, ledger))?.size ?? 0;
  if (widthAt(size, level, index) < width) throw notFound('such tile');
}

/** What the wildcard of a route stands for; `path` in the API's description. */
const Rest = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const { params } = context.switchToHttp().getRequest<FastifyRequest<{ Params: Readonly<Record<string, string>> }>>();
  return params['*'] ?? '';
});

/** The transparency log as C2SP tlog-tiles has it: any client of such logs can follow it. */
@ApiTags('log')
@Controller('v1/ledgers/:ledger/log')
export class LogController {
  constructor(private readonly queries: QueryBus) {}

  @Get('checkpoint')
  @Public()
  @ApiOperation({ summary: 'The newest checkpoint, a signed note', operationId: 'readCheckpoint' })
  @ApiProduces('text/plain')
  @ApiResponse({ status: 200, description: 'origin, size and root, signed (C2SP tlog-checkpoint)' })
  @ApiProblems(404, 503)
  async checkpoint(@Param('ledger') ledger: string, @Res() reply: FastifyReply): Promise<void> {
    const note = await this.queries.execute(new ReadCheckpoint(ledger));
    void reply.header('content-type', 'text/plain; charset=utf-8').header('cache-control', 'no-cache').send(note);
  }

  @Get('checkpoints')
  @Public()
  @ApiOperation({
    summary: 'The last checkpoint of every hour, oldest first',
    description: 'Where a tree no longer fits what was signed, they tell between which of them it was changed.',
    operationId: 'listCheckpoints',
  })
  @ApiResponse({ status: 200, description: 'signed notes', standardSchema: checkpointsSchema })
  @ApiProblems(503)
  async checkpoints(@Param('ledger') ledger: string): Promise<z.input<typeof checkpointsSchema>> {
    return { checkpoints: [...(await this.queries.execute(new ReadCheckpoints(ledger)))] };
  }

  @Get('tile/entries/*')
  @ApiBearerAuth()
  @ApiOperation({
    summary: 'A bundle of entries, for those who may read the whole ledger',
    operationId: 'readEntryBundle',
  })
  @ApiParam({ name: 'path', description: 'number and width, such as x001/067 or 000.p/12' })
  @ApiProduces('application/octet-stream')
  @ApiResponse({ status: 200, description: 'before each entry its length, 16 bits big-endian' })
  @ApiProblems(401, 404, 503)
  async entries(
    @Param('ledger') _ledger: string,
    @InLedger() access: Access,
    @Rest() path: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { tile } = named(`tile/entries/${path}`, 'entries');
    sendTile(reply, 'private', await this.queries.execute(new ReadBundle(access, tile)));
  }

  @Get('tile/:level/*')
  @Public()
  @ApiOperation({ summary: 'A tile of hashes', operationId: 'readTile' })
  @ApiParam({ name: 'level', description: '0 to 63' })
  @ApiParam({ name: 'path', description: 'number and width, such as x001/067 or 000.p/12' })
  @ApiProduces('application/octet-stream')
  @ApiResponse({ status: 200, description: 'up to 256 hashes of 32 bytes' })
  @ApiProblems(404, 503)
  async tile(
    @Param('ledger') ledger: string,
    @Param('level') level: string,
    @Rest() path: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { tile } = named(`tile/${level}/${path}`, 'hashes');
    sendTile(reply, 'public', await this.queries.execute(new ReadTile(ledger, tile)));
  }
}

function named(path: string, what: 'hashes' | 'entries'): { readonly tile: TileAt } {
  const name = parseTilePath(path);
  if (name?.what !== what) throw notFound('such tile');
  return name;
}

/** What a tile holds never changes: a partial one is a beginning of the full one, under another path. */
function sendTile(reply: FastifyReply, visibility: 'public' | 'private', bytes: Uint8Array): void {
  void reply
    .header('content-type', 'application/octet-stream')
    .header('cache-control', `${visibility}, max-age=31536000, immutable`)
    .send(Buffer.from(bytes));
}
