import { subjectIdPattern } from '@duibiao/access';
import { vacuumErased } from '@duibiao/ledger';
import { eraseSubject, type ErasureAnswer } from '@duibiao/submissions';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { Core } from '../core/core.js';
import type { Access } from '../http/request.js';
import { refusalProblem } from '../submissions/outcome.js';
import { reason } from '../submissions/submission.schema.js';

export const subjectId = z
  .string()
  .regex(subjectIdPattern)
  .describe('s- and 26 characters, as POST …/subjects gives it');

export const erasureSchema = z
  .strictObject({ reason: reason.describe('why; it stays, and must not say who: a file number, not a name') })
  .meta({ id: 'ErasureRequest' });
export type ErasureBody = z.output<typeof erasureSchema>;

export const erasureAnswer = z
  .strictObject({
    subject: z.string(),
    texts: z.int().describe('how many texts went with what identified the person'),
    submission: z.string(),
    position: z.string().describe('of the event subject-erased'),
    recordedAt: z.string().describe('instant, UTC, microseconds, by the clock of the ledger'),
  })
  .meta({ id: 'Erasure' });

/** Erase a person. It cannot be undone. */
export class EraseSubject extends Command<ErasureAnswer> {
  constructor(
    readonly access: Access,
    readonly subject: string,
    readonly key: string,
    readonly body: ErasureBody,
  ) {
    super();
  }
}

@CommandHandler(EraseSubject)
export class EraseSubjectHandler implements ICommandHandler<EraseSubject> {
  constructor(private readonly core: Core) {}

  async execute({ access, subject, key, body }: EraseSubject): Promise<ErasureAnswer> {
    const { desk, pool, logger } = this.core;
    const { ledger } = access.scope;
    const outcome = await eraseSubject(desk, access.caller, { ledger, subject, key, ...body });
    if (!outcome.ok) throw refusalProblem(outcome.refusal);
    await vacuumErased(pool).catch((error: unknown) =>
      logger.warn({ error, ledger }, 'erased rows are not vacuumed yet: autovacuum will do it'),
    );
    return outcome.answer;
  }
}
