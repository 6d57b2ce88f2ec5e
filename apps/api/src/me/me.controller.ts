import type { Role } from '@duibiao/facts';
import { readGrants, readHeadsOf, type LedgerHead } from '@duibiao/ledger';
import { Controller, Get } from '@nestjs/common';
import { Query, QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Core } from '../core/core.js';
import { ApiProblems } from '../http/openapi.js';
import { Who, type Identified } from '../http/request.js';
import { meSchema, type MeView } from './me.schema.js';

class ReadMe extends Query<MeView> {
  constructor(readonly who: Identified) {
    super();
  }
}

@QueryHandler(ReadMe)
export class ReadMeHandler implements IQueryHandler<ReadMe> {
  constructor(private readonly core: Core) {}

  async execute({ who: { principal } }: ReadMe): Promise<MeView> {
    const heads = await readHeadsOf(this.core.pool, principal.id);
    const ledgers = await Promise.all(heads.map((head) => this.#ledger(head, principal.id)));
    return { principal: principal.id, name: principal.name, mayOpen: principal.mayOpen, ledgers };
  }

  async #ledger(head: LedgerHead, principal: string): Promise<MeView['ledgers'][number]> {
    const { id, name, purpose, timeZone, root, position, now } = head;
    const [grants, state] = await Promise.all([
      readGrants(this.core.pool, id, principal),
      this.core.desk.states.get(id),
    ]);
    return {
      id,
      name,
      purpose,
      isDemonstration: purpose === 'demonstration',
      timeZone,
      root,
      size: position.toString(),
      now,
      grants: grants.map(({ role, unit }) => {
        return { role: role as Role, unit, unitName: state?.units.get(unit)?.name ?? unit };
      }),
    };
  }
}

@ApiTags('keys')
@ApiBearerAuth()
@Controller('v1/me')
export class MeController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({ summary: 'Whose key it is, and what it may do in which ledgers', operationId: 'readMe' })
  @ApiResponse({ status: 200, description: 'as of now', standardSchema: meSchema })
  @ApiProblems(401, 503)
  read(@Who() who: Identified): Promise<MeView> {
    return this.queries.execute(new ReadMe(who));
  }
}
