import { readUnits } from '@duibiao/ledger';
import { Controller, Get, Param } from '@nestjs/common';
import { Query, QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Core } from '../core/core.js';
import { ApiProblems } from '../http/openapi.js';
import { InLedger, type Access } from '../http/request.js';

const unitSchema = z
  .strictObject({
    id: z.string(),
    parent: z.string().nullable(),
    type: z.string(),
    name: z.string(),
    openedOn: z.string(),
    isYours: z.boolean().describe('at or below a unit on which you hold a role'),
  })
  .meta({ id: 'Unit' });
const unitList = z.strictObject({ units: z.array(unitSchema) }).meta({ id: 'UnitList' });
type UnitView = z.output<typeof unitSchema>;

class ListUnits extends Query<UnitView[]> {
  constructor(readonly access: Access) {
    super();
  }
}

@QueryHandler(ListUnits)
export class ListUnitsHandler implements IQueryHandler<ListUnits> {
  constructor(private readonly core: Core) {}

  async execute({ access: { scope } }: ListUnits): Promise<UnitView[]> {
    const units = await readUnits(this.core.pool, scope.ledger);
    return units.map(({ id, parent, type, name, openedOn, path }) => {
      const isYours = scope.units === '*' || scope.units.some((unit) => path.includes(unit));
      return { id, parent, type, name, openedOn, isYours };
    });
  }
}

/** The tree of today. Units are named to everybody in the ledger: who reports a transfer has to name the other side. */
@ApiTags('units')
@ApiBearerAuth()
@Controller('v1/ledgers/:ledger/units')
export class UnitsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({ summary: 'The organisation, parents before children', operationId: 'listUnits' })
  @ApiResponse({ status: 200, description: 'the tree of today', standardSchema: unitList })
  @ApiProblems(401, 404, 503)
  async list(@Param('ledger') _ledger: string, @InLedger() access: Access): Promise<{ units: UnitView[] }> {
    return { units: await this.queries.execute(new ListUnits(access)) };
  }
}
