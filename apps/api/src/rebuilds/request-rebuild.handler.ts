import { listRebuilds, requestRebuild } from '@duibiao/projections';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { mustWatch } from '../alerts/watcher.js';
import { Core } from '../core/core.js';
import { Problem } from '../http/problem.js';
import type { Access } from '../http/request.js';
import type { RebuildBody, RebuildView } from './rebuild.schema.js';
import { rebuildView } from './rebuild-view.js';

export class RequestRebuild extends Command<RebuildView> {
  constructor(
    readonly access: Access,
    readonly body: RebuildBody,
  ) {
    super();
  }
}

/** Writes down what is to be rebuilt and rings: a worker does it. */
@CommandHandler(RequestRebuild)
export class RequestRebuildHandler implements ICommandHandler<RequestRebuild> {
  constructor(private readonly core: Core) {}

  async execute({ access, body }: RequestRebuild): Promise<RebuildView> {
    mustWatch(access, 'such thing to do', ['operator']);
    const { pool, rebuildBell } = this.core;
    const { ledger } = access.scope;
    const asked = { ledger, isCheck: body.check, askedBy: access.caller.principal };
    const rebuild = await requestRebuild(pool, asked);
    if (rebuild === undefined) {
      // there is one open at most, and it is the newest
      const [open] = await listRebuilds(pool, ledger, 1);
      const detail = `${open?.id ?? 'A rebuild'} of this ledger is not over yet: wait for it, or cancel it with DELETE …/rebuilds/${open?.id ?? '{id}'}.`;
      throw new Problem('conflict', detail);
    }
    rebuildBell.ring(ledger);
    return rebuildView(rebuild);
  }
}
