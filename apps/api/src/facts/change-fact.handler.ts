import { correctFact, voidFact, type SubmissionAnswer } from '@duibiao/submissions';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Core } from '../core/core.js';
import type { Access } from '../http/request.js';
import { answerOrProblem } from '../submissions/outcome.js';
import type { CorrectionBody, VoidBody } from '../submissions/submission.schema.js';

/** The fact, the version that the caller saw, and the key of the request. */
export interface FactTarget {
  readonly fact: string;
  readonly version: number;
  readonly key: string;
}

export class CorrectFact extends Command<SubmissionAnswer> {
  constructor(
    readonly access: Access,
    readonly target: FactTarget,
    readonly body: CorrectionBody,
  ) {
    super();
  }
}

export class VoidFact extends Command<SubmissionAnswer> {
  constructor(
    readonly access: Access,
    readonly target: FactTarget,
    readonly body: VoidBody,
  ) {
    super();
  }
}

@CommandHandler(CorrectFact)
export class CorrectFactHandler implements ICommandHandler<CorrectFact> {
  constructor(private readonly core: Core) {}

  async execute({ access, target, body }: CorrectFact): Promise<SubmissionAnswer> {
    const asked = { ledger: access.scope.ledger, ...target, ...body };
    return answerOrProblem(await correctFact(this.core.desk, access.caller, asked));
  }
}

@CommandHandler(VoidFact)
export class VoidFactHandler implements ICommandHandler<VoidFact> {
  constructor(private readonly core: Core) {}

  async execute({ access, target, body }: VoidFact): Promise<SubmissionAnswer> {
    const asked = { ledger: access.scope.ledger, ...target, ...body };
    return answerOrProblem(await voidFact(this.core.desk, access.caller, asked));
  }
}
