import { maxOpen, type Replay, requestReplay } from '@duibiao/audit';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Core } from '../core/core.js';
import { Problem } from '../http/problem.js';
import type { Access } from '../http/request.js';
import type { ReplayRequest } from './replay.schema.js';
import { ReplayResolver } from './replay-resolver.js';

export class RequestReplay extends Command<Replay> {
  constructor(
    readonly access: Access,
    readonly request: ReplayRequest,
  ) {
    super();
  }
}

@CommandHandler(RequestReplay)
export class RequestReplayHandler implements ICommandHandler<RequestReplay> {
  constructor(
    private readonly core: Core,
    private readonly resolver: ReplayResolver,
  ) {}

  async execute({ access, request }: RequestReplay): Promise<Replay> {
    const { ledger } = access.scope;
    const question = await this.resolver.resolve(access, request);
    const replay = await requestReplay(this.core.pool, { ledger, askedBy: access.principal.id, question });
    if (replay === undefined) {
      const detail = `${maxOpen} replays of this ledger wait or work already. Ask again when one is over, or cancel one.`;
      throw new Problem('too-many-requests', detail, { headers: { 'retry-after': '5' } });
    }
    this.core.replayBell.ring(ledger);
    return replay;
  }
}
