import { cancelRebuild, findRebuild, listRebuilds, type Rebuild } from '@duibiao/projections';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { mustWatch } from '../alerts/watcher.js';
import { Core } from '../core/core.js';
import { ApiProblems } from '../http/openapi.js';
import { notFound, Problem } from '../http/problem.js';
import { InLedger, type Access } from '../http/request.js';
import {
  rebuildBody,
  type RebuildBody,
  rebuildId,
  rebuildList,
  type RebuildList,
  rebuildSchema,
  rebuildsQuery,
  type RebuildsQuery,
  type RebuildView,
} from './rebuild.schema.js';
import { rebuildView } from './rebuild-view.js';
import { RequestRebuild } from './request-rebuild.handler.js';

const readers = 'Needs the role operator or auditor on the root.';

@ApiTags('rebuilds')
@ApiBearerAuth()
@Controller('v1/ledgers/:ledger/rebuilds')
export class RebuildsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly core: Core,
  ) {}

  @Post()
  @HttpCode(202)
  @ApiOperation({
    summary: 'Derive the read models anew from the entries, compare, and replace what differs',
    description:
      'A worker derives them beside those that stand, while submissions and questions go on; then it compares row by row and replaces what differs in one moment. Differences are named and raise an alert, also where they were repaired. One rebuild of a ledger at a time. Needs the role operator on the root.',
    operationId: 'requestRebuild',
  })
  @ApiResponse({ status: 202, description: 'a worker does it; Location leads to it', standardSchema: rebuildSchema })
  @ApiProblems(400, 401, 404, 409, 413, 415, 503)
  async request(
    @Param('ledger') ledger: string,
    @InLedger() access: Access,
    @Body({ schema: rebuildBody }) body: RebuildBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RebuildView> {
    const rebuild = await this.commands.execute(new RequestRebuild(access, body));
    reply.header('location', `/v1/ledgers/${ledger}/rebuilds/${rebuild.id}`);
    return rebuild;
  }

  @Get()
  @ApiOperation({ summary: 'Rebuilds, newest first', description: readers, operationId: 'listRebuilds' })
  @ApiResponse({ status: 200, description: 'the newest', standardSchema: rebuildList })
  @ApiProblems(400, 401, 404, 503)
  async list(
    @Param('ledger') ledger: string,
    @InLedger() access: Access,
    @Query({ schema: rebuildsQuery }) { limit }: RebuildsQuery,
  ): Promise<RebuildList> {
    mustWatch(access, 'list of rebuilds');
    return { rebuilds: (await listRebuilds(this.core.pool, ledger, limit)).map(rebuildView) };
  }

  @Get(':rebuild')
  @ApiOperation({ summary: 'A rebuild, with its progress', description: readers, operationId: 'readRebuild' })
  @ApiResponse({ status: 200, description: 'as it stands', standardSchema: rebuildSchema })
  @ApiProblems(400, 401, 404, 503)
  async read(
    @Param('ledger') _ledger: string,
    @InLedger() access: Access,
    @Param('rebuild', { schema: rebuildId }) id: string,
  ): Promise<RebuildView> {
    mustWatch(access, 'such rebuild');
    return rebuildView(await this.#find(access, id));
  }

  @Delete(':rebuild')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Cancel a rebuild that is not over',
    description: 'What stands stays as it is. Needs the role operator on the root.',
    operationId: 'cancelRebuild',
  })
  @ApiResponse({ status: 204, description: 'cancelled; its worker stops after the batch at work' })
  @ApiProblems(400, 401, 404, 409, 503)
  async cancel(
    @Param('ledger') ledger: string,
    @InLedger() access: Access,
    @Param('rebuild', { schema: rebuildId }) id: string,
  ): Promise<void> {
    mustWatch(access, 'such rebuild', ['operator']);
    if (await cancelRebuild(this.core.pool, ledger, id)) {
      this.core.rebuildBell.ring(ledger);
      return;
    }
    const { state } = await this.#find(access, id);
    throw new Problem('conflict', `The rebuild is over (${state}): there is nothing to cancel.`);
  }

  async #find({ scope }: Access, id: string): Promise<Rebuild> {
    const found = await findRebuild(this.core.pool, scope.ledger, id);
    if (found === undefined) throw notFound('such rebuild');
    return found;
  }
}
