import { readLog, decideKeyChange, decideReopening, type LogRow, resumeLog } from '@duibiao/sealing';
import { changeLog, type ChangeLog, type SubmissionAnswer } from '@duibiao/submissions';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { mustWatch } from '../alerts/watcher.js';
import { Core } from '../core/core.js';
import { Problem } from '../http/problem.js';
import type { Access } from '../http/request.js';
import { answerOrProblem } from '../submissions/outcome.js';

/** Go on signing where that is held, by the newest checkpoint that is known. */
export class ResumeLog extends Command<void> {
  constructor(
    readonly access: Access,
    readonly checkpoint: string,
    readonly isTakeOver: boolean,
  ) {
    super();
  }
}

@CommandHandler(ResumeLog)
export class ResumeLogHandler implements ICommandHandler<ResumeLog> {
  constructor(private readonly core: Core) {}

  async execute({ access, checkpoint, isTakeOver }: ResumeLog): Promise<void> {
    mustWatch(access, 'way to resume it', ['operator']);
    const { pool, secrets, logger } = this.core;
    const { ledger } = access.scope;
    const log = await readLog(pool, ledger);
    if (log === undefined)
      throw new Problem('conflict', `Nothing of ${ledger} was ever signed: there is nothing to resume.`);
    const resumed = await resumeLog(pool, ledger, log, checkpoint, secrets, isTakeOver);
    if (resumed.state === 'kept') {
      const isGoingOn = log.held === null && !isTakeOver;
      throw new Problem(isGoingOn ? 'conflict' : 'checkpoint-refused', resumed.why);
    }
    logger.info(
      { ledger, size: resumed.size, principal: access.principal.id },
      'signing is resumed by a named checkpoint',
    );
  }
}

/** Open the log anew under another origin. */
export class ReopenLog extends Command<SubmissionAnswer> {
  constructor(
    readonly access: Access,
    readonly reason: string,
    readonly key: string,
  ) {
    super();
  }
}

@CommandHandler(ReopenLog)
export class ReopenLogHandler implements ICommandHandler<ReopenLog> {
  constructor(private readonly core: Core) {}

  execute({ access, reason, key }: ReopenLog): Promise<SubmissionAnswer> {
    const { secrets, config } = this.core;
    const { ledger } = access.scope;
    return change(this.core, access, { what: 'reopenings', reason, key }, (log) =>
      decideReopening(ledger, log, secrets, config.publicUrl),
    );
  }
}

/** Let another key sign the log. */
export class ChangeLogKey extends Command<SubmissionAnswer> {
  constructor(
    readonly access: Access,
    readonly reason: string,
    readonly key: string,
  ) {
    super();
  }
}

@CommandHandler(ChangeLogKey)
export class ChangeLogKeyHandler implements ICommandHandler<ChangeLogKey> {
  constructor(private readonly core: Core) {}

  execute({ access, reason, key }: ChangeLogKey): Promise<SubmissionAnswer> {
    const { ledger } = access.scope;
    return change(this.core, access, { what: 'keys', reason, key }, (log, changedAt) =>
      decideKeyChange(ledger, log, this.core.secrets, changedAt),
    );
  }
}

type Decide = (log: LogRow | undefined, changedAt: bigint) => Awaited<ReturnType<ChangeLog['decide']>>;

async function change(
  { desk, pool }: Core,
  access: Access,
  asked: Pick<ChangeLog, 'what' | 'reason' | 'key'>,
  decide: Decide,
): Promise<SubmissionAnswer> {
  mustWatch(access, 'way to change it', ['operator']);
  const { ledger } = access.scope;
  const command: ChangeLog = {
    ledger,
    ...asked,
    decide: async (changedAt) => decide(await readLog(pool, ledger), changedAt),
  };
  return answerOrProblem(await changeLog(desk, access.caller, command));
}
