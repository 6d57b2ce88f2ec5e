import { readInScope } from '@duibiao/ledger';
import { countLineage, readLineage, type LineageFact } from '@duibiao/projections';
import { Controller, Get, Header, Param, Query as QueryParam, Res } from '@nestjs/common';
import { Query, QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { Core } from '../core/core.js';
import { DutyReader } from '../duties/duty-reader.js';
import { ApiProblems } from '../http/openapi.js';
import { InLedger, type Access } from '../http/request.js';
import { PlanShelf } from '../plans/plan-shelf.js';
import { AttainmentReader, type AttainmentsHead, type Besides, type Numbers } from './attainment-reader.js';
import { attainmentsJson } from './attainments-json.js';
import { matrixQuery, type MatrixQuery, matrixSchema, type MatrixView } from './matrix.schema.js';
import { publishedAt, publishedView, questionOf } from './published.js';
import { ReadMatrix } from './read-matrix.handler.js';
import { recordedOf } from './recorded.js';
import {
  attainmentsQuery,
  attainmentsSchema,
  lineageQuery,
  lineageSchema,
  type AttainmentsQuery,
  type LineageQuery,
} from './attainment.schema.js';

interface Attainments {
  readonly head: AttainmentsHead;
  readonly numbers: readonly Numbers[];
}
type Lineage = z.output<typeof lineageSchema>;

class ReadAttainments extends Query<Attainments> {
  constructor(
    readonly access: Access,
    readonly asked: AttainmentsQuery,
  ) {
    super();
  }
}

@QueryHandler(ReadAttainments)
export class ReadAttainmentsHandler implements IQueryHandler<ReadAttainments> {
  constructor(
    private readonly reader: AttainmentReader,
    private readonly duties: DutyReader,
  ) {}

  async execute({ access, asked }: ReadAttainments): Promise<Attainments> {
    const resolved = await this.reader.resolve(access, asked);
    const units = await this.reader.units(resolved, asked.level);
    const indicators = this.reader.indicators(resolved, asked.indicator);
    const besides = besidesOf(this.reader, this.duties, resolved, indicators, units);
    const numbers = await this.reader.read(resolved, indicators, units, besides);
    return { head: this.reader.head(resolved), numbers };
  }
}

/** Reviews and reports of all indicators at once. */
async function besidesOf(
  reader: AttainmentReader,
  duties: DutyReader,
  ...asked: Parameters<AttainmentReader['reviews']>
): Promise<Besides> {
  const [resolved, indicators] = asked;
  const [reviews, completeness] = await Promise.all([
    reader.reviews(...asked),
    duties.completeness(resolved, indicators),
  ]);
  return { ...reviews, completeness };
}

class ReadLineage extends Query<Lineage> {
  constructor(
    readonly access: Access,
    readonly asked: LineageQuery,
  ) {
    super();
  }
}

@QueryHandler(ReadLineage)
export class ReadLineageHandler implements IQueryHandler<ReadLineage> {
  constructor(
    private readonly core: Core,
    private readonly reader: AttainmentReader,
    private readonly duties: DutyReader,
    private readonly shelf: PlanShelf,
  ) {}

  async execute({ access, asked: query }: ReadLineage): Promise<Lineage> {
    const published =
      query.published === undefined ? undefined : await publishedAt(this.core, access, query.plan, query.published);
    const asked = published === undefined ? query : questionOf(query, published);
    const resolved = await this.reader.resolve(access, asked);
    const [indicator] = this.reader.indicators(resolved, asked.indicator);
    if (indicator === undefined) throw new Error('an indicator was asked for and none found');
    const units = [resolved.unit];
    const besides = besidesOf(this.reader, this.duties, resolved, [indicator], units);
    const [numbers] = await this.reader.read(resolved, [indicator], units, besides);
    const [number] = numbers?.units ?? [];
    if (numbers === undefined || number === undefined) throw new Error(`no number for ${resolved.unit}`);
    const attainment = { ...numbers.indicator, ...number };
    const question = {
      ledger: access.scope.ledger,
      definition: this.shelf.definition(indicator),
      unit: resolved.unit,
      position: resolved.point.position,
      day: resolved.point.day,
      organisation: resolved.organisation.tree,
      related: indicator.facts,
    };
    return readInScope(this.core.pool, access.scope, async (client): Promise<Lineage> => {
      const counts = await countLineage(client, question);
      const page = await readLineage(client, {
        ...question,
        part: asked.part,
        scope: access.scope.units === '*' ? null : access.scope.units,
        after: asked.cursor,
        limit: asked.limit,
      });
      const facts = [...page.leftOut, ...page.cases.flatMap((found) => found.facts)];
      const recorded = await recordedOf(client, access.scope.ledger, facts);
      const view = (fact: LineageFact): Lineage['leftOut'][number] => factView(fact, access, recorded(fact.position));
      const leftOut = Object.entries(counts.leftOut).map(([reason, count]) => [reason, String(count)]);
      return {
        ...this.reader.head(resolved),
        attainment,
        published: published === undefined ? null : publishedView(published, attainment),
        counts: {
          numerator: counts.numerator.toString(),
          denominator: counts.denominator.toString(),
          leftOut: Object.fromEntries(leftOut) as Record<string, string>,
        },
        cases: page.cases.map((found) => ({ ...found, facts: found.facts.map(view) })),
        leftOut: page.leftOut.map(view),
        next: page.next,
      };
    });
  }
}

const factView = (
  { factId, position, review, ...fact }: LineageFact,
  { ledger }: Access,
  recorded: Lineage['leftOut'][number]['recorded'],
): Lineage['leftOut'][number] => ({
  fact: factId,
  ...fact,
  recorded,
  position: position.toString(),
  review: ledger.kinds.get(fact.kind)?.submit.role === 'planner' ? null : review,
});

@ApiTags('attainments')
@ApiBearerAuth()
@Controller('v1/ledgers/:ledger/attainments')
export class AttainmentsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({ summary: 'Numbers with verdict, pace and provenance, at any (P, D)', operationId: 'readAttainments' })
  @ApiResponse({ status: 200, description: 'exact fractions', standardSchema: attainmentsSchema })
  @ApiProblems(400, 401, 404, 503)
  @Header('content-type', 'application/json; charset=utf-8')
  async read(
    @Param('ledger') _ledger: string,
    @InLedger() access: Access,
    @QueryParam({ schema: attainmentsQuery }) asked: AttainmentsQuery,
  ): Promise<Buffer> {
    const { head, numbers } = await this.queries.execute(new ReadAttainments(access, asked));
    return attainmentsJson(head, numbers);
  }

  @Get('matrix')
  @ApiOperation({
    summary: 'Units by all indicators of a plan: the numbers of attainments as a heat map needs them',
    description: 'Where units are many, this is a small part of what attainments answers: each thing is said once.',
    operationId: 'readMatrix',
  })
  @ApiResponse({ status: 200, description: 'one row a unit', standardSchema: matrixSchema })
  @ApiProblems(400, 401, 404, 503)
  matrix(
    @Param('ledger') _ledger: string,
    @InLedger() access: Access,
    @QueryParam({ schema: matrixQuery }) asked: MatrixQuery,
  ): Promise<MatrixView> {
    return this.queries.execute(new ReadMatrix(access, asked));
  }

  @Get('lineage')
  @ApiOperation({
    summary: 'The cases and facts behind a number, and what was left out and why',
    operationId: 'readLineage',
  })
  @ApiResponse({ status: 200, description: 'a page; Link rel="next" leads on', standardSchema: lineageSchema })
  @ApiProblems(400, 401, 404, 503)
  async lineage(
    @Param('ledger') ledger: string,
    @InLedger() access: Access,
    @QueryParam({ schema: lineageQuery }) asked: LineageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Lineage> {
    const lineage = await this.queries.execute(new ReadLineage(access, asked));
    if (lineage.next !== null) {
      const { plan, planVersion, position, on, attainment } = lineage;
      const query = new URLSearchParams({
        plan,
        planVersion: String(planVersion),
        indicator: attainment.indicator,
        unit: attainment.unit,
        at: position,
        on,
        organisation: asked.organisation,
        part: asked.part,
        limit: String(asked.limit),
        cursor: lineage.next,
      });
      reply.header('link', `</v1/ledgers/${ledger}/attainments/lineage?${query.toString()}>; rel="next"`);
    }
    return lineage;
  }
}
