import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ApiProblems } from '../http/openapi.js';
import { InLedger, type Access } from '../http/request.js';
import { dutiesQuery, dutiesSchema, type Duties, type DutiesQuery } from './duty.schema.js';
import { ReadDuties } from './read-duties.handler.js';

@ApiTags('duties')
@ApiBearerAuth()
@Controller('v1/ledgers/:ledger/duties')
export class DutiesController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({
    summary: 'Who has reported, who is late, at any (P, D)',
    description:
      'For each duty of the plan, each period and each unit that owes it (those of its types that were open on the last day of the period): reported, nil, missing, not-due or waived; on time, made up late, or late.',
    operationId: 'readDuties',
  })
  @ApiResponse({ status: 200, description: 'a page; Link rel="next" leads on', standardSchema: dutiesSchema })
  @ApiProblems(400, 401, 404, 503)
  async read(
    @Param('ledger') ledger: string,
    @InLedger() access: Access,
    @Query({ schema: dutiesQuery }) asked: DutiesQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Duties> {
    const answer = await this.queries.execute(new ReadDuties(access, asked));
    if (answer.next !== null) {
      const { duty, period, state, level, limit } = asked;
      const { plan, planVersion, unit, position, on } = answer;
      const fixed = { plan, planVersion: String(planVersion), unit, at: position, on, level, limit: String(limit) };
      const query = new URLSearchParams({ ...fixed, cursor: answer.next });
      for (const [name, value] of Object.entries({ duty, period, state }))
        if (value !== undefined) query.set(name, value);
      reply.header('link', `</v1/ledgers/${ledger}/duties?${query.toString()}>; rel="next"`);
    }
    return answer;
  }
}
