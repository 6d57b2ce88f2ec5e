import { encodeEntries, parseTilePath, type TileAt, widthAt } from '@duibiao/log';
import { readEntries, readInScope } from '@duibiao/ledger';
import { generationOf, listHourly, logName, type LogRow, readLog, readSignedTile } from '@duibiao/sealing';
import {
  Controller,
  createParamDecorator,
  type ExecutionContext,
  Get,
  Param,
  Query as QueryParam,
  Res,
} from '@nestjs/common';
import { Query, QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiParam, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Core } from '../core/core.js';
import { Public } from '../http/auth.guard.js';
import { ApiProblems } from '../http/openapi.js';
import { notFound, Problem } from '../http/problem.js';
import { InLedger, type Access } from '../http/request.js';
import { checkpointPage, type CheckpointPage, checkpointsQuery, type CheckpointsQuery } from './checkpoint.schema.js';

class ReadCheckpoint extends Query<string> {
  constructor(
    readonly ledger: string,
    readonly name: string,
  ) {
    super();
  }
}

@QueryHandler(ReadCheckpoint)
export class ReadCheckpointHandler implements IQueryHandler<ReadCheckpoint> {
  constructor(private readonly core: Core) {}

  async execute({ ledger, name }: ReadCheckpoint): Promise<string> {
    const log = await readLog(this.core.pool, ledger);
    if (log === undefined || log.checkpoint === null || generationOf(name) !== log.generation)
      throw absent(log, ledger, name, 'checkpoint');
    return log.checkpoint;
  }
}

class ReadCheckpoints extends Query<CheckpointPage> {
  constructor(
    readonly ledger: string,
    readonly name: string,
    readonly asked: CheckpointsQuery,
  ) {
    super();
  }
}

@QueryHandler(ReadCheckpoints)
export class ReadCheckpointsHandler implements IQueryHandler<ReadCheckpoints> {
  constructor(private readonly core: Core) {}

  async execute({ ledger, name, asked: { cursor: after, limit } }: ReadCheckpoints): Promise<CheckpointPage> {
    const generation = generationOf(name);
    if (generation === undefined) throw notFound('such log');
    const { checkpoints, next } = await listHourly(this.core.pool, ledger, generation, { after, limit });
    return { checkpoints: [...checkpoints], next };
  }
}

class ReadTile extends Query<Uint8Array> {
  constructor(
    readonly ledger: string,
    readonly name: string,
    readonly tile: TileAt,
  ) {
    super();
  }
}

@QueryHandler(ReadTile)
export class ReadTileHandler implements IQueryHandler<ReadTile> {
  constructor(private readonly core: Core) {}

  async execute({ ledger, name, tile }: ReadTile): Promise<Uint8Array> {
    const { pool } = this.core;
    const hashes = await readSignedTile(pool, ledger, generationOf(name) ?? 0, tile);
    if (hashes === undefined) throw absent(await readLog(pool, ledger), ledger, name, 'such tile');
    return hashes;
  }
}

class ReadBundle extends Query<Buffer> {
  constructor(
    readonly access: Access,
    readonly name: string,
    readonly tile: TileAt,
  ) {
    super();
  }
}

@QueryHandler(ReadBundle)
export class ReadBundleHandler implements IQueryHandler<ReadBundle> {
  constructor(private readonly core: Core) {}

  async execute({ access, name, tile }: ReadBundle): Promise<Buffer> {
    const { ledger, units } = access.scope;
    if (units !== '*') throw notFound('such tile');
    const log = await readLog(this.core.pool, ledger);
    // only what a published checkpoint covers: a bundle that nobody signed would be no evidence
    if (generationOf(name) !== log?.generation || widthAt(log?.size ?? 0, 0, tile.index) < tile.width)
      throw absent(log, ledger, name, 'such tile');
    const after = BigInt(tile.index) * 256n;
    const entries = await readInScope(this.core.pool, access.scope, (client) =>
      readEntries(client, ledger, after, tile.width),
    );
    if (entries.length < tile.width) throw notFound('such tile');
    return encodeEntries(entries.map(({ bytes }) => bytes));
  }
}

/** Of a log that was opened anew the name before says where it goes on: whoever followed that must take up another key. */
function absent(log: LogRow | undefined, ledger: string, name: string, what: string): Problem {
  const generation = generationOf(name);
  if (log === undefined || generation === undefined || generation >= log.generation) return notFound(what);
  const path = `/v1/ledgers/${ledger}/${logName(log.generation)}`;
  return new Problem(
    'not-found',
    `This log was opened anew, and is signed no more under this name. It goes on as ${log.origin}, with another key: ${path}/checkpoint.`,
  );
}

/** What the wildcard of a route stands for; `path` in the API's description. */
const Rest = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const { params } = context.switchToHttp().getRequest<FastifyRequest<{ Params: Readonly<Record<string, string>> }>>();
  return params['*'] ?? '';
});

const logNameWords = 'the last part of the log’s origin: log, or log.2 where it was opened anew once';

/**
 * The transparency log as C2SP tlog-tiles has it: any client of such logs can follow it. Each log of a ledger is served under its own origin, so that
 * whatever keeps tiles for ever never mixes those of two.
 */
@ApiTags('log')
@ApiParam({ name: 'log', description: logNameWords })
@Controller('v1/ledgers/:ledger/:log')
export class LogController {
  constructor(private readonly queries: QueryBus) {}

  @Get('checkpoint')
  @Public()
  @ApiOperation({ summary: 'The newest checkpoint, a signed note', operationId: 'readCheckpoint' })
  @ApiProduces('text/plain')
  @ApiResponse({ status: 200, description: 'origin, size and root, signed (C2SP tlog-checkpoint)' })
  @ApiProblems(404, 503)
  async checkpoint(
    @Param('ledger') ledger: string,
    @Param('log') name: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const note = await this.queries.execute(new ReadCheckpoint(ledger, name));
    void reply.header('content-type', 'text/plain; charset=utf-8').header('cache-control', 'no-cache').send(note);
  }

  @Get('checkpoints')
  @Public()
  @ApiOperation({
    summary: 'The last checkpoint of every hour, oldest first',
    description:
      'Where a tree no longer fits what was signed, they tell between which of them it was changed. Those of a log that was opened anew since stay.',
    operationId: 'listCheckpoints',
  })
  @ApiResponse({ status: 200, description: 'a page; Link rel="next" leads on', standardSchema: checkpointPage })
  @ApiProblems(400, 404, 503)
  async checkpoints(
    @Param('ledger') ledger: string,
    @Param('log') name: string,
    @QueryParam({ schema: checkpointsQuery }) asked: CheckpointsQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CheckpointPage> {
    const page = await this.queries.execute(new ReadCheckpoints(ledger, name, asked));
    if (page.next !== null) {
      const query = new URLSearchParams({ limit: String(asked.limit), cursor: page.next });
      reply.header('link', `</v1/ledgers/${ledger}/${name}/checkpoints?${query.toString()}>; rel="next"`);
    }
    return page;
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
    @Param('log') name: string,
    @InLedger() access: Access,
    @Rest() path: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { tile } = named(`tile/entries/${path}`, 'entries');
    sendTile(reply, 'private', await this.queries.execute(new ReadBundle(access, name, tile)));
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
    @Param('log') name: string,
    @Param('level') level: string,
    @Rest() path: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { tile } = named(`tile/${level}/${path}`, 'hashes');
    sendTile(reply, 'public', await this.queries.execute(new ReadTile(ledger, name, tile)));
  }
}

function named(path: string, what: 'hashes' | 'entries'): { readonly tile: TileAt } {
  const name = parseTilePath(path);
  if (name?.what !== what) throw notFound('such tile');
  return name;
}

/**
 * What a tile holds never changes: a partial one is a beginning of the full one, under another path, and a log that is opened anew has other paths.
 */
function sendTile(reply: FastifyReply, visibility: 'public' | 'private', bytes: Uint8Array): void {
  void reply
    .header('content-type', 'application/octet-stream')
    .header('cache-control', `${visibility}, max-age=31536000, immutable`)
    .send(Buffer.from(bytes));
}
