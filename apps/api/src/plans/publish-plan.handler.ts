import { publishPlan, type SubmissionAnswer } from '@duibiao/submissions';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Core } from '../core/core.js';
import type { Access } from '../http/request.js';
import { answerOrProblem } from '../submissions/outcome.js';
import { lintOrProblem, textOf } from './lint-or-problem.js';
import type { Publication } from './plan.schema.js';

/** Publishes a plan, or its next version with the reason for it. */
export class PublishPlan extends Command<SubmissionAnswer> {
  constructor(
    readonly access: Access,
    readonly publication: Publication,
    readonly key: string,
  ) {
    super();
  }
}

@CommandHandler(PublishPlan)
export class PublishPlanHandler implements ICommandHandler<PublishPlan> {
  constructor(private readonly core: Core) {}

  async execute({ access, publication: { file, reason }, key }: PublishPlan): Promise<SubmissionAnswer> {
    const { id, title } = lintOrProblem(access, file);
    const mediaType = typeof file === 'string' ? ('application/yaml' as const) : ('application/json' as const);
    const command = { ledger: access.scope.ledger, plan: { id, title }, text: textOf(file), mediaType, reason, key };
    return answerOrProblem(await publishPlan(this.core.desk, access.caller, command));
  }
}
