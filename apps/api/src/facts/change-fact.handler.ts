import { correctFact, voidFact } from '@duibiao/submissions';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Core } from '../core/core.js';
import type { Access } from '../http/request.js';
import { type ReceiptedAnswer, receiptedOrProblem } from '../submissions/outcome.js';
import type { CorrectionBody, VoidBody } from '../submissions/submission.schema.js';

/** The fact, the version that the caller saw, and the key of the request. */
export interface FactTarget {
  readonly fact: string;
  readonly version: number;
  readonly key: string;
}

export class CorrectFact extends Command<ReceiptedAnswer> {
  constructor(
    readonly access: Access,
    readonly target: FactTarget,
    readonly body: CorrectionBody,
  ) {
    super();
  }
}

export class VoidFact extends Command<ReceiptedAnswer> {
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

  async execute({ access, target, body }: CorrectFact): Promise<ReceiptedAnswer> {
    const asked = { ledger: access.scope.ledger, ...target, ...body };
    return receiptedOrProblem(access.scope.ledger, await correctFact(this.core.desk, access.caller, asked));
  }
}

@CommandHandler(VoidFact)
export class VoidFactHandler implements ICommandHandler<VoidFact> {
  constructor(private readonly core: Core) {}

  async execute({ access, target, body }: VoidFact): Promise<ReceiptedAnswer> {
    const asked = { ledger: access.scope.ledger, ...target, ...body };
    return receiptedOrProblem(access.scope.ledger, await voidFact(this.core.desk, access.caller, asked));
  }
}
