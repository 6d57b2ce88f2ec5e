import { findReplay, type Replay, readReport } from '@duibiao/audit';
import { type Report, reportText } from '@duibiao/replay';
import { Injectable } from '@nestjs/common';
import { Core } from '../core/core.js';
import { notFound, Problem } from '../http/problem.js';
import type { Access } from '../http/request.js';
import { PlanShelf } from '../plans/plan-shelf.js';
import type { ProgressView, ReplayView } from './replay.schema.js';

/** Replays as the API shows them. */
@Injectable()
export class ReplayReader {
  constructor(
    private readonly core: Core,
    private readonly shelf: PlanShelf,
  ) {}

  async find({ scope }: Access, id: string): Promise<Replay> {
    const found = await findReplay(this.core.pool, scope.ledger, id);
    if (found === undefined) throw notFound('such replay');
    return found;
  }

  async view(access: Access, id: string): Promise<ReplayView> {
    const replay = await this.find(access, id);
    const text = replay.digest === null ? undefined : await readReport(this.core.pool, replay.ledger, id);
    return replayView(replay, text === undefined ? null : (JSON.parse(text) as Report));
  }

  /** @throws Problem where there is no report yet, or will be none */
  async text(access: Access, id: string): Promise<string> {
    const replay = await this.find(access, id);
    const { ledger, digest, state, question } = replay;
    const text = digest === null ? undefined : await readReport(this.core.pool, ledger, id);
    if (text === undefined || digest === null) {
      const isComing = state === 'waiting' || state === 'running';
      const headers = isComing ? { headers: { 'retry-after': '1' } } : {};
      throw new Problem('conflict', `The replay is ${state}: there is no report${isComing ? ' yet' : ''}.`, headers);
    }
    const report = JSON.parse(text) as Report;
    const versions = new Set([report.replayed.planVersion, report.against?.planVersion ?? report.replayed.planVersion]);
    const plans = await Promise.all(
      [...versions].map((version) => this.shelf.find(ledger, question.plan, { version })),
    );
    const indicators = plans.flatMap((found) => found?.plan.indicators ?? []);
    return reportText(report, digest, {
      indicators: new Map(indicators.map((one) => [one.id, one.name])),
      units: new Map([...access.ledger.units].map(([unit, { name }]) => [unit, name])),
      isDemonstration: access.ledger.head.purpose === 'demonstration',
    });
  }
}

export function replayView(replay: Replay, report: Report | null): ReplayView {
  const { ledger, id, question, askedBy, askedAt, startedAt, finishedAt, error, digest } = replay;
  const { root: _root, ...asked } = question;
  return {
    replay: id,
    ledger,
    question: asked,
    askedBy,
    askedAt,
    startedAt,
    finishedAt,
    progress: progressView(replay),
    error,
    digest,
    // as it is kept: its members are those of the schema
    report: report as unknown as ReplayView['report'],
  };
}

export const progressView = ({ state, progress }: Replay): ProgressView => ({
  state,
  phase: progress?.phase ?? null,
  done: progress?.done ?? 0,
  total: progress?.total ?? 0,
});
