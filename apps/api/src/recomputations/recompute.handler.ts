import { show } from '@duibiao/facts';
import { requestRun } from '@duibiao/recomputation';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { mustWatch } from '../alerts/watcher.js';
import { resolveDay, resolvePoint } from '../attainments/point.js';
import { Core } from '../core/core.js';
import type { Moment } from '../http/parameters.js';
import { invalid, Problem } from '../http/problem.js';
import type { Access } from '../http/request.js';
import { PlanShelf } from '../plans/plan-shelf.js';
import { recomputationView } from './recomputation-view.js';
import type { RecomputationBody, RecomputationView } from './recomputation.schema.js';

export class Recompute extends Command<RecomputationView> {
  constructor(
    readonly access: Access,
    readonly body: RecomputationBody,
  ) {
    super();
  }
}

/** Writes down what is to be computed and rings: a worker does it. */
@CommandHandler(Recompute)
export class RecomputeHandler implements ICommandHandler<Recompute> {
  constructor(
    private readonly core: Core,
    private readonly shelf: PlanShelf,
  ) {}

  async execute({ access, body }: Recompute): Promise<RecomputationView> {
    mustWatch(access, 'such thing to do', ['operator']);
    const { ledger } = access.scope;
    const { plan, planVersion, at, on } = body;
    await this.#mustBePlan(ledger, plan, planVersion);
    const point =
      at === undefined
        ? // a plan that was just published may be ahead of the numbers: the run waits for them
          { day: await resolveDay(this.core.pool, ledger, on).catch(inBody) }
        : await this.#known(ledger, body, at);
    const askedBy = access.caller.principal;
    const run = await requestRun(this.core.pool, { ledger, plan, planVersion, askedBy, ...point });
    if (run === undefined) throw new Error('a recomputation of its own was there already');
    this.core.recomputeBell.ring(ledger);
    return recomputationView(run);
  }

  /** The point of a moment that has passed; the plan must have been published by then. */
  async #known(
    ledger: string,
    { plan, planVersion, on }: RecomputationBody,
    at: Moment,
  ): Promise<{ readonly position: bigint; readonly day: string }> {
    const { position, day } = await resolvePoint(this.core.pool, ledger, { at, on }).catch(inBody);
    const version = planVersion === undefined ? {} : { version: planVersion };
    if ((await this.shelf.find(ledger, plan, { ...version, at: position })) === undefined) {
      const message = `the plan was not published yet at position ${position}`;
      throw invalid([
        { pointer: '/at', rule: 'before-plan', message, legal: 'a moment after the publication of the plan' },
      ]);
    }
    return { position, day };
  }

  async #mustBePlan(ledger: string, plan: string, version: number | undefined): Promise<void> {
    const versions = await this.shelf.versions(ledger, plan);
    const newest = versions.at(-1);
    if (newest === undefined) {
      const legal = 'the id of a plan of this ledger';
      const message = `${show(plan)} is no plan of this ledger: expected ${legal}`;
      throw invalid([{ pointer: '/plan', rule: 'unknown-plan', message, legal }]);
    }
    if (version === undefined || versions.some((one) => one.version === version)) return;
    const legal = `a version from 1 to ${newest.version}`;
    const message = `${show(version)} is no version of ${plan}: expected ${legal}`;
    throw invalid([{ pointer: '/planVersion', rule: 'unknown-version', message, legal }]);
  }
}

/** What is wrong with a parameter stands in the body here. */
function inBody(error: unknown): never {
  if (!(error instanceof Problem) || error.options.errors === undefined) throw error;
  const { errors, ...options } = error.options;
  const moved = errors.map((fault) => ({ ...fault, pointer: `/${fault.pointer}` }));
  throw new Problem(error.problem, error.detail, { ...options, errors: moved });
}
