import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { randomId } from '@duibiao/access';
import { readFactKinds, roles } from '@duibiao/facts';
import { openLedger, readHead, readHeadsOf, type LedgerHead } from '@duibiao/ledger';
import { projectRoot } from '@duibiao/platform';
import { readLog, readVerification, type LogRow } from '@duibiao/sealing';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import {
  Command,
  CommandBus,
  CommandHandler,
  Query,
  QueryBus,
  QueryHandler,
  type ICommandHandler,
  type IQueryHandler,
} from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { parse } from 'yaml';
import type { z } from 'zod';
import { Core } from '../core/core.js';
import { ApiProblems } from '../http/openapi.js';
import { Problem } from '../http/problem.js';
import { InLedger, Who, type Access, type Identified } from '../http/request.js';
import { ledgerList, ledgerSchema, openSchema, type OpenBody } from './ledger.schema.js';

type LedgerView = z.output<typeof ledgerSchema>;

async function view(pool: Core['pool'], head: LedgerHead): Promise<LedgerView> {
  const [log, verified] = await Promise.all([readLog(pool, head.id), readVerification(pool, head.id)]);
  return { ...viewOf(head), log: log === undefined ? null : { ...logView(log), verified: verified ?? null } };
}

const logView = ({ origin, verifierKey, size, sealedAt, held }: LogRow) => {
  return { origin, verifierKey, size: String(size), sealedAt, held };
};

const viewOf = (head: LedgerHead): Omit<LedgerView, 'log'> => ({
  id: head.id,
  name: head.name,
  purpose: head.purpose,
  isDemonstration: head.purpose === 'demonstration',
  timeZone: head.timeZone,
  root: head.root,
  size: head.position.toString(),
  recordedAt: head.recordedAt,
  now: head.now,
  factKinds: head.factKinds,
});

class OpenLedgerCommand extends Command<LedgerView> {
  constructor(
    readonly who: Identified,
    readonly body: OpenBody,
  ) {
    super();
  }
}

@CommandHandler(OpenLedgerCommand)
export class OpenLedgerHandler implements ICommandHandler<OpenLedgerCommand> {
  constructor(private readonly core: Core) {}

  async execute({ who, body }: OpenLedgerCommand): Promise<LedgerView> {
    if (!who.principal.mayOpen) throw new Problem('forbidden', 'Your key may not open ledgers.');
    const text = await readFile(path.join(projectRoot, 'seeds', 'fact-kinds.yaml'), 'utf8');
    const read = readFactKinds(parse(text, { merge: true }));
    if (!read.ok) throw new Error(`seeds/fact-kinds.yaml: ${read.faults.join('; ')}`);
    const { pool, desk } = this.core;
    const command = {
      ...body,
      factKinds: { text, kinds: read.kinds },
      by: { principal: who.principal.id, channel: who.channel },
      roles,
      submission: randomId('sub-'),
    };
    if (!(await openLedger(pool, command, desk.entropy))) {
      throw new Problem('conflict', `A ledger ${body.id} is there already.`);
    }
    // No generator comes over HTTP: the clock of a demonstration opened here runs from now on.
    if (body.purpose === 'demonstration') await pool.query('SELECT ledger.release_clock($1)', [body.id]);
    const head = await readHead(pool, body.id);
    if (head === undefined) throw new Error(`ledger ${body.id} was opened and is not there`);
    return view(pool, head);
  }
}

class ListLedgers extends Query<LedgerHead[]> {
  constructor(readonly who: Identified) {
    super();
  }
}

@QueryHandler(ListLedgers)
export class ListLedgersHandler implements IQueryHandler<ListLedgers> {
  constructor(private readonly core: Core) {}

  execute({ who }: ListLedgers): Promise<LedgerHead[]> {
    return readHeadsOf(this.core.pool, who.principal.id);
  }
}

@ApiTags('ledgers')
@ApiBearerAuth()
@Controller('v1/ledgers')
export class LedgersController {
  constructor(
    private readonly core: Core,
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The ledgers in which you hold a role', operationId: 'listLedgers' })
  @ApiResponse({ status: 200, description: 'by id', standardSchema: ledgerList })
  @ApiProblems(401, 503)
  async list(@Who() who: Identified): Promise<{ ledgers: LedgerView[] }> {
    const heads = await this.queries.execute(new ListLedgers(who));
    return { ledgers: await Promise.all(heads.map((head) => view(this.core.pool, head))) };
  }

  @Post()
  @ApiOperation({
    summary: 'Open a ledger for an organisation; you receive every role on its root',
    operationId: 'openLedger',
  })
  @ApiResponse({ status: 201, description: 'open', standardSchema: ledgerSchema })
  @ApiProblems(400, 401, 403, 409, 413, 415, 503)
  open(@Who() who: Identified, @Body({ schema: openSchema }) body: OpenBody): Promise<LedgerView> {
    return this.commands.execute(new OpenLedgerCommand(who, body));
  }

  @Get(':ledger')
  @ApiOperation({ summary: 'A ledger: name, size, clock', operationId: 'readLedger' })
  @ApiResponse({ status: 200, description: 'as of now', standardSchema: ledgerSchema })
  @ApiProblems(401, 404, 503)
  async read(@Param('ledger') ledger: string, @InLedger() access: Access): Promise<LedgerView> {
    return view(this.core.pool, (await readHead(this.core.pool, ledger)) ?? access.ledger.head);
  }
}
