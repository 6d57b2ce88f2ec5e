import { publishPlan, type SubmissionAnswer } from '@duibiao/submissions';
import { show } from '@duibiao/facts';
import type { PlanFault } from '@duibiao/plan';
import { Body, Controller, Get, HttpCode, Param, Post, Query as QueryParam } from '@nestjs/common';
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
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Core } from '../core/core.js';
import { ApiProblems } from '../http/openapi.js';
import { invalid, notFound, Problem } from '../http/problem.js';
import { IdempotencyKey, InLedger, type Access } from '../http/request.js';
import { answerOrProblem } from '../submissions/outcome.js';
import { answerSchema } from '../submissions/submission.schema.js';
import { lintPlan, PlanShelf, type LedgerPlan, type PlanVersion } from './plan-shelf.js';

const planFile = z.union([z.string(), z.record(z.string(), z.unknown())]).describe('the plan file, YAML or JSON');
const planQuery = z.strictObject({ version: z.coerce.number().pipe(z.int().min(1)).optional() });
const planSchema = z
  .strictObject({
    id: z.string(),
    version: z.int(),
    position: z.string(),
    publishedAt: z.string(),
    sha256: z.string(),
    mediaType: z.string(),
    file: z.string().describe('the file as it was published'),
    plan: z.record(z.string(), z.unknown()).describe('the same, read; exact numbers as strings'),
  })
  .meta({ id: 'Plan' });
const lintSchema = z.strictObject({ plan: z.string(), items: z.int(), indicators: z.int() }).meta({ id: 'PlanFound' });

class PublishPlanCommand extends Command<SubmissionAnswer> {
  constructor(
    readonly access: Access,
    readonly file: z.output<typeof planFile>,
    readonly key: string,
  ) {
    super();
  }
}

@CommandHandler(PublishPlanCommand)
export class PublishPlanHandler implements ICommandHandler<PublishPlanCommand> {
  constructor(private readonly core: Core) {}

  async execute({ access, file, key }: PublishPlanCommand): Promise<SubmissionAnswer> {
    const { id, title } = lintOrProblem(access, file);
    const mediaType = typeof file === 'string' ? ('application/yaml' as const) : ('application/json' as const);
    const command = { ledger: access.scope.ledger, plan: { id, title }, text: textOf(file), mediaType, key };
    return answerOrProblem(await publishPlan(this.core.desk, access.caller, command));
  }
}

class ReadPlan extends Query<PlanVersion> {
  constructor(
    readonly access: Access,
    readonly plan: string,
    readonly version: number | undefined,
  ) {
    super();
  }
}

@QueryHandler(ReadPlan)
export class ReadPlanHandler implements IQueryHandler<ReadPlan> {
  constructor(private readonly shelf: PlanShelf) {}

  async execute({ access, plan, version }: ReadPlan): Promise<PlanVersion> {
    const found = await this.shelf.find(access.scope.ledger, plan, version === undefined ? {} : { version });
    if (found === undefined) throw notFound('such plan or version');
    return found;
  }
}

@ApiTags('plans')
@ApiBearerAuth()
@Controller('v1/ledgers/:ledger/plans')
export class PlansController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  @ApiOperation({ summary: 'Publish a plan, or its next version', operationId: 'publishPlan' })
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiConsumes('application/yaml', 'application/json')
  @ApiBody({ schema: { type: 'string' } })
  @ApiResponse({ status: 201, description: 'published', standardSchema: answerSchema })
  @ApiProblems(400, 401, 404, 413, 415, 422, 503)
  publish(
    @Param('ledger') _ledger: string,
    @InLedger() access: Access,
    @IdempotencyKey() key: string,
    @Body({ schema: planFile }) file: z.output<typeof planFile>,
  ): Promise<SubmissionAnswer> {
    return this.commands.execute(new PublishPlanCommand(access, file, key));
  }

  @Post('lint')
  @HttpCode(200)
  @ApiOperation({ summary: 'Check a plan file; every fault with line and column', operationId: 'lintPlan' })
  @ApiConsumes('application/yaml', 'application/json')
  @ApiBody({ schema: { type: 'string' } })
  @ApiResponse({ status: 200, description: 'no fault', standardSchema: lintSchema })
  @ApiProblems(400, 401, 404, 413, 415)
  lint(
    @Param('ledger') _ledger: string,
    @InLedger() access: Access,
    @Body({ schema: planFile }) file: z.output<typeof planFile>,
  ): z.output<typeof lintSchema> {
    const plan = lintOrProblem(access, file);
    return { plan: plan.id, items: plan.items.length, indicators: plan.indicators.length };
  }

  @Get(':plan')
  @ApiOperation({ summary: 'A plan as published', operationId: 'readPlan' })
  @ApiResponse({ status: 200, description: 'the newest version, or the one asked for', standardSchema: planSchema })
  @ApiProblems(400, 401, 404, 503)
  async read(
    @Param('ledger') _ledger: string,
    @InLedger() access: Access,
    @Param('plan') plan: string,
    @QueryParam({ schema: planQuery }) { version }: z.output<typeof planQuery>,
  ): Promise<z.output<typeof planSchema>> {
    const found = await this.queries.execute(new ReadPlan(access, plan, version));
    const { id, position, recordedAt, sha256, mediaType, text } = found;
    const read = JSON.parse(
      JSON.stringify(found.plan, (_, value) => (typeof value === 'bigint' ? value.toString() : value)),
    );
    return {
      id,
      version: found.version,
      position: position.toString(),
      publishedAt: recordedAt,
      sha256,
      mediaType,
      file: text,
      plan: read,
    };
  }
}

const textOf = (file: z.output<typeof planFile>): string =>
  typeof file === 'string' ? file : JSON.stringify(file, null, 2);

function lintOrProblem(access: Access, file: z.output<typeof planFile>): LedgerPlan {
  const loaded = lintPlan(textOf(file), access.ledger.kinds);
  if (loaded.ok) return inLedgersZone(access, loaded.plan);
  const errors = loaded.faults.map(({ line, column, path, rule, message }: PlanFault) => {
    return { pointer: path, rule, message: `line ${line}, column ${column}: ${message}`, line, column };
  });
  throw new Problem('invalid-request', `The plan file has ${errors.length} faults, all listed.`, { errors });
}

/** A day is a day in one time zone: a plan whose days are another zone's than its ledger's is refused. */
function inLedgersZone(access: Access, plan: LedgerPlan): LedgerPlan {
  const { timeZone: legal } = access.ledger.head;
  const { timeZone } = plan.settings;
  if (timeZone === legal) return plan;
  const message = `the plan counts its days in ${show(timeZone)}, the ledger in ${legal}`;
  throw invalid([{ pointer: '/settings/timeZone', rule: 'time-zone', message, legal }]);
}
