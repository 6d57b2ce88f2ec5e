import { addPrincipal, holds, issueKey, listKeys, revokeKey, type ApiKey } from '@duibiao/access';
import { roles, show } from '@duibiao/facts';
import { giveGrants } from '@duibiao/submissions';
import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Command, CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Core } from '../core/core.js';
import { ApiProblems } from '../http/openapi.js';
import { invalid, notFound, Problem } from '../http/problem.js';
import { InLedger, type Access } from '../http/request.js';
import { answerOrProblem } from '../submissions/outcome.js';

const line = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .regex(/^[^\u0000-\u001f]*$/, 'must be one line');
const issueSchema = z
  .strictObject({
    name: line.describe('whose key: an office, not a person'),
    label: line.default('key'),
    grants: z
      .array(z.strictObject({ role: z.enum(roles), unit: z.string() }))
      .min(1)
      .max(20),
  })
  .meta({ id: 'IssueKey' });
type IssueBody = z.output<typeof issueSchema>;
const issuedSchema = z
  .strictObject({ id: z.string(), key: z.string().describe('shown this once'), principal: z.string() })
  .meta({ id: 'IssuedKey' });
const keySchema = z
  .strictObject({
    id: z.string(),
    principal: z.string(),
    name: z.string(),
    label: z.string(),
    loopbackOnly: z.boolean(),
    createdAt: z.string(),
    revokedAt: z.string().nullable(),
  })
  .meta({ id: 'Key' });
const keyList = z.strictObject({ keys: z.array(keySchema) }).meta({ id: 'KeyList' });

class IssueKey extends Command<z.output<typeof issuedSchema>> {
  constructor(
    readonly access: Access,
    readonly body: IssueBody,
  ) {
    super();
  }
}

@CommandHandler(IssueKey)
export class IssueKeyHandler implements ICommandHandler<IssueKey> {
  constructor(private readonly core: Core) {}

  async execute({ access, body }: IssueKey): Promise<z.output<typeof issuedSchema>> {
    const faults = body.grants.flatMap(({ unit }, index) => {
      if (holds(access.grants, 'operator', unit, access.ledger.paths)) return [];
      const legal = 'the id of a unit on which you are operator';
      return [
        {
          pointer: `/grants/${index}/unit`,
          rule: 'unknown-unit',
          message: `${show(unit)} is no unit of this ledger`,
          legal,
        },
      ];
    });
    if (faults.length > 0) throw invalid(faults);
    const principal = await addPrincipal(this.core.pool, body.name);
    const given = body.grants.map((grant) => ({ ...grant, principal }));
    answerOrProblem(await giveGrants(this.core.desk, access.caller, { ledger: access.scope.ledger, grants: given }));
    const issued = await issueKey(this.core.pool, principal, body.label);
    return { ...issued, principal };
  }
}

@ApiTags('keys')
@ApiBearerAuth()
@Controller('v1/ledgers/:ledger/keys')
export class KeysController {
  constructor(
    private readonly core: Core,
    private readonly commands: CommandBus,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Keys of this ledger, never the secrets', operationId: 'listKeys' })
  @ApiResponse({ status: 200, description: 'oldest first', standardSchema: keyList })
  @ApiProblems(401, 403, 404, 503)
  async list(@Param('ledger') ledger: string, @InLedger() access: Access): Promise<{ keys: ApiKey[] }> {
    mustOperate(access);
    return { keys: await listKeys(this.core.pool, ledger) };
  }

  @Post()
  @ApiOperation({ summary: 'Issue a key with roles on units', operationId: 'issueKey' })
  @ApiResponse({ status: 201, description: 'the key is shown this once', standardSchema: issuedSchema })
  @ApiProblems(400, 401, 403, 404, 413, 415, 503)
  issue(
    @Param('ledger') _ledger: string,
    @InLedger() access: Access,
    @Body({ schema: issueSchema }) body: IssueBody,
  ): Promise<z.output<typeof issuedSchema>> {
    if (!access.grants.some(({ role }) => role === 'operator'))
      throw new Problem('forbidden', 'This needs the role operator.');
    return this.commands.execute(new IssueKey(access, body));
  }

  @Delete(':key')
  @HttpCode(204)
  @ApiOperation({ summary: 'Revoke a key', operationId: 'revokeKey' })
  @ApiResponse({ status: 204, description: 'revoked; within a second nothing accepts it' })
  @ApiProblems(401, 403, 404, 503)
  async revoke(@Param('ledger') ledger: string, @InLedger() access: Access, @Param('key') key: string): Promise<void> {
    mustOperate(access);
    if (!(await revokeKey(this.core.pool, ledger, key))) throw notFound('such valid key');
  }
}

function mustOperate({ grants, ledger }: Access): void {
  if (holds(grants, 'operator', ledger.head.root, ledger.paths)) return;
  throw new Problem('forbidden', `This needs the role operator on ${ledger.head.root}.`);
}
