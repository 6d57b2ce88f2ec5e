import { holds, subjectIds } from '@duibiao/access';
import { isStorable, show } from '@duibiao/facts';
import type { ErasureAnswer } from '@duibiao/submissions';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { Command, CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Core } from '../core/core.js';
import { ApiProblems } from '../http/openapi.js';
import { invalid } from '../http/problem.js';
import { IdempotencyKey, InLedger, type Access } from '../http/request.js';
import { EraseSubject, erasureAnswer, type ErasureBody, erasureSchema, subjectId } from './erase-subject.handler.js';

const subjectsSchema = z
  .strictObject({
    unit: z.string().describe('the unit that asks'),
    scheme: z
      .enum(['member-number', 'unit'])
      .default('member-number')
      .describe("member-number: one scheme for the whole ledger; unit: the unit's own numbers"),
    references: z
      .array(z.string().trim().min(1).max(64).refine(isStorable, 'must be whole Unicode characters other than U+0000'))
      .min(1)
      .max(1000)
      .describe('what the unit calls each person; kept encrypted, never in the ledger'),
  })
  .meta({ id: 'SubjectReferences' });
type SubjectsBody = z.output<typeof subjectsSchema>;

const subjectsAnswer = z
  .strictObject({ subjects: z.array(z.string()).describe('in the order asked') })
  .meta({ id: 'Subjects' });

/** Gives the subject ids of a unit's own references. */
class NameSubjects extends Command<string[]> {
  constructor(
    readonly access: Access,
    readonly body: SubjectsBody,
  ) {
    super();
  }
}

@CommandHandler(NameSubjects)
export class NameSubjectsHandler implements ICommandHandler<NameSubjects> {
  constructor(private readonly core: Core) {}

  async execute({ access, body }: NameSubjects): Promise<string[]> {
    const { ledger, grants, scope } = access;
    if (!holds(grants, 'submitter', body.unit, ledger.paths)) {
      const legal = 'the id of a unit for which you may submit';
      throw invalid([
        { pointer: '/unit', rule: 'unknown-unit', message: `${show(body.unit)} is no unit of this ledger`, legal },
      ]);
    }
    return subjectIds(this.core.pool, this.core.secrets, { ...body, ledger: scope.ledger });
  }
}

@ApiTags('subjects')
@ApiBearerAuth()
@Controller('v1/ledgers/:ledger/subjects')
export class SubjectsController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: "The subject ids of a unit's own references", operationId: 'nameSubjects' })
  @ApiResponse({
    status: 200,
    description: 'the same reference gives the same id until the person is erased, then a new one',
    standardSchema: subjectsAnswer,
  })
  @ApiProblems(400, 401, 404, 413, 415, 503)
  async name(
    @Param('ledger') _ledger: string,
    @InLedger() access: Access,
    @Body({ schema: subjectsSchema }) body: SubjectsBody,
  ): Promise<{ subjects: string[] }> {
    return { subjects: await this.commands.execute(new NameSubjects(access, body)) };
  }

  /** For operators of the whole ledger: what goes may have come from any unit, and nothing brings it back. */
  @Post(':subject/erasures')
  @ApiOperation({
    summary: 'Erase a person: what identifies it, and every text about it, with the salts; numbers and proofs stay',
    operationId: 'eraseSubject',
  })
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiResponse({ status: 201, description: 'committed', standardSchema: erasureAnswer })
  @ApiProblems(400, 401, 404, 409, 413, 415, 422, 503)
  erase(
    @Param('ledger') _ledger: string,
    @InLedger() access: Access,
    @Param('subject', { schema: subjectId }) subject: string,
    @IdempotencyKey() key: string,
    @Body({ schema: erasureSchema }) body: ErasureBody,
  ): Promise<ErasureAnswer> {
    return this.commands.execute(new EraseSubject(access, subject, key, body));
  }
}
