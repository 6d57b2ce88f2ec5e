import { Body, Controller, Get, HttpCode, Param, Post, Query as QueryParam } from '@nestjs/common';
import { CommandBus, Query, QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { resolvePoint } from '../attainments/point.js';
import { Core } from '../core/core.js';
import { ApiProblems } from '../http/openapi.js';
import { IdempotencyKey, InLedger, type Access } from '../http/request.js';
import { answerSchema } from '../submissions/submission.schema.js';
import { ChangeUnits } from './change-units.handler.js';
import { unitChangesSchema, unitList, unitsQuery, type UnitChangesBody, type UnitView } from './units.schema.js';

type UnitList = z.output<typeof unitList>;
type Asked = z.output<typeof unitsQuery>;

class ListUnits extends Query<UnitList> {
  constructor(
    readonly access: Access,
    readonly asked: Asked,
  ) {
    super();
  }
}

@QueryHandler(ListUnits)
export class ListUnitsHandler implements IQueryHandler<ListUnits> {
  constructor(private readonly core: Core) {}

  async execute({ access, asked }: ListUnits): Promise<UnitList> {
    const { ledger, units: scope } = access.scope;
    const { position, day } = await resolvePoint(this.core.pool, ledger, asked);
    const { units: found } = await this.core.organisations({ ledger, position, day });
    const units = found.map(({ path, ...unit }): UnitView => {
      // What is yours follows the tree of today: rights do, whatever day is asked for.
      const today = access.ledger.paths.get(unit.id) ?? path;
      return { ...unit, isYours: scope === '*' || scope.some((top) => today.includes(top)) };
    });
    return { position: position.toString(), on: day, units };
  }
}

/** The tree of any day. Units are named to everybody in the ledger: who reports a transfer has to name the other side. */
@ApiTags('units')
@ApiBearerAuth()
@Controller('v1/ledgers/:ledger/units')
export class UnitsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The organisation at any (P, D), parents before children', operationId: 'listUnits' })
  @ApiResponse({ status: 200, description: 'the tree of the day', standardSchema: unitList })
  @ApiProblems(400, 401, 404, 503)
  list(
    @Param('ledger') _ledger: string,
    @InLedger() access: Access,
    @QueryParam({ schema: unitsQuery }) asked: Asked,
  ): Promise<UnitList> {
    return this.queries.execute(new ListUnits(access, asked));
  }

  @Post('changes')
  @HttpCode(201)
  @ApiOperation({
    summary: 'Register, rename, move, merge, split or close units from a day on: all or none',
    operationId: 'changeUnits',
  })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: true,
    description: 'after an unknown outcome ask again with the same key',
  })
  @ApiResponse({ status: 201, description: 'committed', standardSchema: answerSchema })
  @ApiProblems(400, 401, 404, 409, 413, 415, 422, 503)
  change(
    @Param('ledger') _ledger: string,
    @InLedger() access: Access,
    @IdempotencyKey() key: string,
    @Body({ schema: unitChangesSchema }) body: UnitChangesBody,
  ): Promise<unknown> {
    return this.commands.execute(new ChangeUnits(access, body, key));
  }
}
