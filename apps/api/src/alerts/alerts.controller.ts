import { type Alert, listAlerts } from '@duibiao/alerts';
import { Controller, Get, Param, Query as QueryParam, Res } from '@nestjs/common';
import { Query, QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Core } from '../core/core.js';
import { ApiProblems } from '../http/openapi.js';
import { InLedger, type Access } from '../http/request.js';
import { alertPage, alertsQuery, type AlertPage, type AlertsQuery } from './alert.schema.js';
import { mustWatch } from './watcher.js';

class ListAlerts extends Query<AlertPage> {
  constructor(
    readonly access: Access,
    readonly asked: AlertsQuery,
  ) {
    super();
  }
}

@QueryHandler(ListAlerts)
export class ListAlertsHandler implements IQueryHandler<ListAlerts> {
  constructor(private readonly core: Core) {}

  async execute({ access, asked: { state, cursor, limit } }: ListAlerts): Promise<AlertPage> {
    mustWatch(access, 'list of alerts');
    const { ledger } = access.scope;
    const { alerts, next } = await listAlerts(this.core.pool, { ledger, state, after: cursor, limit });
    return { alerts: alerts.map(view), next };
  }
}

function view({ detail: { message, ...detail }, ledger: _, ...alert }: Alert): AlertPage['alerts'][number] {
  return { ...alert, message, detail };
}

@ApiTags('operations')
@ApiBearerAuth()
@Controller('v1/ledgers/:ledger/alerts')
export class AlertsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({
    summary: 'What is wrong with the ledger, or was',
    description:
      'A difference between two roads, a fact that cannot be applied, projecting that lags, a run that failed. Each cause is one alert until it is gone. Needs the role operator or auditor on the root.',
    operationId: 'listAlerts',
  })
  @ApiResponse({ status: 200, description: 'a page; Link rel="next" leads on', standardSchema: alertPage })
  @ApiProblems(400, 401, 404, 503)
  async list(
    @Param('ledger') ledger: string,
    @InLedger() access: Access,
    @QueryParam({ schema: alertsQuery }) asked: AlertsQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AlertPage> {
    const page = await this.queries.execute(new ListAlerts(access, asked));
    if (page.next !== null) {
      const { state, limit } = asked;
      const query = new URLSearchParams({ state, limit: String(limit), cursor: page.next });
      reply.header('link', `</v1/ledgers/${ledger}/alerts?${query.toString()}>; rel="next"`);
    }
    return page;
  }
}
