import { readHead } from '@duibiao/ledger';
import { findSubmission } from '@duibiao/projections';
import { reviewSubmission, type ReviewAnswer } from '@duibiao/submissions';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { reach } from '../attainments/point.js';
import { Core } from '../core/core.js';
import type { Access } from '../http/request.js';
import { refusalProblem } from './outcome.js';
import type { ReviewBody } from './review.schema.js';

/** Accept or return a submission. */
export class ReviewSubmission extends Command<ReviewAnswer> {
  constructor(
    readonly access: Access,
    readonly submission: string,
    readonly key: string,
    readonly body: ReviewBody,
  ) {
    super();
  }
}

@CommandHandler(ReviewSubmission)
export class ReviewSubmissionHandler implements ICommandHandler<ReviewSubmission> {
  constructor(private readonly core: Core) {}

  async execute({ access, submission, key, body }: ReviewSubmission): Promise<ReviewAnswer> {
    const { ledger } = access.scope;
    const place = await findProjected(this.core, ledger, submission);
    const review = { ledger, submission, place, key, ...body };
    const result = await reviewSubmission(this.core.desk, access.caller, review);
    if (!result.ok) throw refusalProblem(result.refusal);
    return result.answer;
  }
}

/** Where a submission stands. One just recorded may not be projected yet: then it is waited for, 5 s at most. */
export async function findProjected(
  { pool }: Core,
  ledger: string,
  submission: string,
): ReturnType<typeof findSubmission> {
  const found = await findSubmission(pool, ledger, submission);
  if (found !== undefined) return found;
  const head = await readHead(pool, ledger);
  await reach(pool, ledger, head?.position ?? 0n);
  return findSubmission(pool, ledger, submission);
}
