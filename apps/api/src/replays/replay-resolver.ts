import type { AskedAgainst, AskedView, ReplayQuestion } from '@duibiao/audit';
import { show } from '@duibiao/facts';
import { readEntry, readInScope } from '@duibiao/ledger';
import { readingsOf } from '@duibiao/replay';
import { Injectable } from '@nestjs/common';
import { AttainmentReader } from '../attainments/attainment-reader.js';
import { Core } from '../core/core.js';
import { invalid, Problem } from '../http/problem.js';
import type { Access } from '../http/request.js';
import type { ReplayRequest } from './replay.schema.js';

type AskedPart = Pick<ReplayRequest, 'planVersion' | 'reading' | 'at' | 'on' | 'organisation'>;

/** Settles every moment of a request, by the same rules as of any number that is asked for. */
@Injectable()
export class ReplayResolver {
  constructor(
    private readonly core: Core,
    private readonly reader: AttainmentReader,
  ) {}

  /** @throws Problem where a moment, a version, a reading, a unit or a published result is not there */
  async resolve(access: Access, request: ReplayRequest): Promise<ReplayQuestion> {
    const { plan, unit, against } = request;
    const { root } = access.ledger.head;
    const view = await this.#view(access, plan, unit, request, '');
    return { plan, unit: unit ?? root, root, ...view, against: await this.#against(access, plan, against) };
  }

  async #against(access: Access, plan: string, against: ReplayRequest['against']): Promise<AskedAgainst> {
    if (against.with === 'read-models') return { with: 'read-models' };
    if (against.with === 'replay') {
      return { with: 'replay', ...(await this.#view(access, plan, undefined, against, '/against')) };
    }
    const found = await readInScope(this.core.pool, access.scope, (client) =>
      readEntry(client, access.scope.ledger, against.at),
    );
    const body = found?.entry.body;
    if (body?.type === 'metrics-published' && body.metrics.plan === plan) {
      return { with: 'published', at: Number(against.at) };
    }
    const legal = `a position at which a result of plan ${plan} was published`;
    const message = `nothing of plan ${plan} was published at position ${against.at}: expected ${legal}`;
    throw invalid([{ pointer: '/against/at', rule: 'not-published', message, legal }]);
  }

  async #view(
    access: Access,
    plan: string,
    unit: string | undefined,
    asked: AskedPart,
    pointer: string,
  ): Promise<AskedView> {
    const { point, version, organisation } = await inBody(
      pointer,
      this.reader.resolve(access, { plan, unit, ...asked }),
    );
    const { reading = null } = asked;
    const readings = readingsOf(version.plan);
    if (reading !== null && !readings.includes(reading)) {
      const legal = readings.length === 0 ? 'none: this plan has no other readings' : `one of ${readings.join(', ')}`;
      const message = `${show(reading)} is no other reading of this plan: expected ${legal}`;
      throw invalid([{ pointer: `${pointer}/reading`, rule: 'unknown-reading', message, legal }]);
    }
    return {
      planVersion: version.version,
      reading,
      position: Number(point.position),
      day: point.day,
      organisation: organisation.tree,
    };
  }
}

/** Faults of parameters as faults of members of a body. */
async function inBody<T>(base: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof Problem) || error.options.errors === undefined) throw error;
    throw invalid(error.options.errors.map((fault) => ({ ...fault, pointer: `${base}/${fault.pointer}` })));
  }
}
