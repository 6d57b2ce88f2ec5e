import { askRelease, listParked, type ParkedStream } from '@duibiao/projections';
import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  Command,
  CommandBus,
  CommandHandler,
  type ICommandHandler,
  type IQueryHandler,
  Query,
  QueryBus,
  QueryHandler,
} from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { mustWatch } from '../alerts/watcher.js';
import { Core } from '../core/core.js';
import { ApiProblems } from '../http/openapi.js';
import { Problem } from '../http/problem.js';
import { type Access, InLedger } from '../http/request.js';
import {
  type ParkedFact,
  type ParkedFactList,
  parkedFactList,
  parkedFactSchema,
  parkedId,
} from './parked-fact.schema.js';

const what = 'list of parked facts';

class ListParkedFacts extends Query<ParkedFactList> {
  constructor(readonly access: Access) {
    super();
  }
}

@QueryHandler(ListParkedFacts)
export class ListParkedFactsHandler implements IQueryHandler<ListParkedFacts> {
  constructor(private readonly core: Core) {}

  async execute({ access }: ListParkedFacts): Promise<ParkedFactList> {
    mustWatch(access, what);
    return { parkedFacts: (await listParked(this.core.pool, access.scope.ledger)).map(view) };
  }
}

class ReleaseParkedFact extends Command<ParkedFact> {
  constructor(
    readonly access: Access,
    readonly fact: string,
  ) {
    super();
  }
}

@CommandHandler(ReleaseParkedFact)
export class ReleaseParkedFactHandler implements ICommandHandler<ReleaseParkedFact> {
  constructor(private readonly core: Core) {}

  async execute({ access, fact }: ReleaseParkedFact): Promise<ParkedFact> {
    mustWatch(access, what);
    mustWatch(access, 'way to release it', ['operator']);
    const { ledger } = access.scope;
    const { pool, doorbell, logger } = this.core;
    const isParked = await askRelease(pool, ledger, fact);
    const found = isParked ? (await listParked(pool, ledger)).find(({ stream }) => stream === fact) : undefined;
    if (found === undefined)
      throw new Problem(
        'conflict',
        `${fact} is not parked: there is nothing to release. GET …/parked-facts lists what is.`,
      );
    logger.info({ ledger, stream: fact, principal: access.principal.id }, 'the release of a parked fact is asked for');
    doorbell.ring(ledger);
    return view(found);
  }
}

const view = ({ stream, position, ...parked }: ParkedStream): ParkedFact => ({
  fact: stream,
  ...parked,
  position: position.toString(),
  units: [...parked.units],
});

@ApiTags('operations')
@ApiBearerAuth()
@Controller('v1/ledgers/:ledger/parked-facts')
export class ParkedFactsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Recorded facts that cannot be applied, and why',
    description:
      'Each waits with all later events of its stream; the indicators that it touches say incomplete. Needs the role operator or auditor on the root.',
    operationId: 'listParkedFacts',
  })
  @ApiResponse({ status: 200, description: 'all of them', standardSchema: parkedFactList })
  @ApiProblems(401, 404, 503)
  list(@Param('ledger') _ledger: string, @InLedger() access: Access): Promise<ParkedFactList> {
    return this.queries.execute(new ListParkedFacts(access));
  }

  @Post(':fact/release')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Project a parked fact again, once its cause is mended',
    description:
      'The read models go back to just before it and are projected from there; meanwhile answers hold for an earlier position. What fails again is parked again. Needs the role operator on the root.',
    operationId: 'releaseParkedFact',
  })
  @ApiResponse({
    status: 202,
    description: 'a worker will do it; asked twice it is the same',
    standardSchema: parkedFactSchema,
  })
  @ApiProblems(400, 401, 404, 409, 503)
  release(
    @Param('ledger') _ledger: string,
    @InLedger() access: Access,
    @Param('fact', { schema: parkedId }) fact: string,
  ): Promise<ParkedFact> {
    return this.commands.execute(new ReleaseParkedFact(access, fact));
  }
}
