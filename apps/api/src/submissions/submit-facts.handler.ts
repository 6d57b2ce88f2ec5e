import { submitFacts, tryFacts, type Submission } from '@duibiao/submissions';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Core } from '../core/core.js';
import type { Access } from '../http/request.js';
import type { SubmissionBody } from './submission.schema.js';
import { type ReceiptedAnswer, receiptedOrProblem, refusalProblem } from './outcome.js';

type Answer = ReceiptedAnswer | { readonly wouldAppend: readonly unknown[] };

/** Submit facts, or with `dryRun` say what would happen. */
export class SubmitFacts extends Command<Answer> {
  constructor(
    readonly access: Access,
    readonly body: SubmissionBody,
    readonly key: string,
    readonly isDryRun: boolean,
  ) {
    super();
  }
}

@CommandHandler(SubmitFacts)
export class SubmitFactsHandler implements ICommandHandler<SubmitFacts> {
  constructor(private readonly core: Core) {}

  async execute({ access, body, key, isDryRun }: SubmitFacts): Promise<Answer> {
    const { ledger } = access.scope;
    const submission: Submission = { ...body, ledger, key };
    if (!isDryRun) return receiptedOrProblem(ledger, await submitFacts(this.core.desk, access.caller, submission));
    const tried = await tryFacts(this.core.desk, access.caller, submission);
    if (!tried.ok) throw refusalProblem(tried.refusal);
    return { wouldAppend: tried.events };
  }
}
