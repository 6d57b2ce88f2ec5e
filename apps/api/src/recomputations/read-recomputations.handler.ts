import { readContent } from '@duibiao/ledger';
import { findRun, listRuns, type Recomputation } from '@duibiao/recomputation';
import { compareResults, readResult, type ResultHead, type ResultLine } from '@duibiao/results';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { mustWatch } from '../alerts/watcher.js';
import { Core } from '../core/core.js';
import { notFound, Problem } from '../http/problem.js';
import type { Access } from '../http/request.js';
import { recomputationView } from './recomputation-view.js';
import type { Comparison, RecomputationPage, RecomputationsQuery, RecomputationView } from './recomputation.schema.js';

export class ListRecomputations extends Query<RecomputationPage> {
  constructor(
    readonly access: Access,
    readonly asked: RecomputationsQuery,
  ) {
    super();
  }
}

@QueryHandler(ListRecomputations)
export class ListRecomputationsHandler implements IQueryHandler<ListRecomputations> {
  constructor(private readonly core: Core) {}

  async execute({ access, asked: { plan, cursor, limit } }: ListRecomputations): Promise<RecomputationPage> {
    mustWatch(access, 'list of recomputations');
    const list = { plan, after: cursor, limit: limit + 1 };
    const runs = await listRuns(this.core.pool, access.scope.ledger, list);
    const page = runs.slice(0, limit);
    return {
      recomputations: page.map(recomputationView),
      next: runs.length > limit ? (page.at(-1)?.id ?? null) : null,
    };
  }
}

export class ReadRecomputation extends Query<RecomputationView> {
  constructor(
    readonly access: Access,
    readonly id: string,
  ) {
    super();
  }
}

@QueryHandler(ReadRecomputation)
export class ReadRecomputationHandler implements IQueryHandler<ReadRecomputation> {
  constructor(private readonly core: Core) {}

  async execute({ access, id }: ReadRecomputation): Promise<RecomputationView> {
    return recomputationView(await runOf(this.core, access, id));
  }
}

/** The published result itself: the bytes that its digest is of. */
export class ReadResult extends Query<Buffer> {
  constructor(
    readonly access: Access,
    readonly id: string,
  ) {
    super();
  }
}

@QueryHandler(ReadResult)
export class ReadResultHandler implements IQueryHandler<ReadResult> {
  constructor(private readonly core: Core) {}

  async execute({ access, id }: ReadResult): Promise<Buffer> {
    return publishedBy(this.core, await runOf(this.core, access, id));
  }
}

export class CompareResults extends Query<Comparison> {
  constructor(
    readonly access: Access,
    readonly first: string,
    readonly second: string,
  ) {
    super();
  }
}

@QueryHandler(CompareResults)
export class CompareResultsHandler implements IQueryHandler<CompareResults> {
  constructor(private readonly core: Core) {}

  async execute({ access, first, second }: CompareResults): Promise<Comparison> {
    const runs = await Promise.all([runOf(this.core, access, first), runOf(this.core, access, second)]);
    const [a, b] = await Promise.all(runs.map(async (run) => readResult(await publishedBy(this.core, run))));
    if (a === undefined || b === undefined) throw new Error('two results were read and one is missing');
    return {
      first: comparedView(runs[0], a.head),
      second: comparedView(runs[1], b.head),
      differences: compareResults(a, b).map((one) => ({
        indicator: one.indicator,
        unit: one.unit,
        first: saidView(one.first),
        second: saidView(one.second),
      })),
    };
  }
}

async function runOf(core: Core, access: Access, id: string): Promise<Recomputation> {
  mustWatch(access, 'such recomputation');
  const run = await findRun(core.pool, access.scope.ledger, id);
  if (run === undefined) throw notFound('such recomputation');
  return run;
}

async function publishedBy({ pool }: Core, { ledger, id, state, digests }: Recomputation): Promise<Buffer> {
  if (state !== 'published' || digests.folded === null) {
    throw new Problem('conflict', `${id} published no result: it is ${state}.`);
  }
  const content = await readContent(pool, ledger, digests.folded);
  if (content === undefined) throw new Error(`the result ${digests.folded} does not stand beside ledger ${ledger}`);
  return content;
}

const comparedView = (run: Recomputation, head: ResultHead): Comparison['first'] => ({
  recomputation: run.id,
  plan: head.plan,
  planVersion: head.planVersion,
  position: head.position.toString(),
  day: head.day,
  organisationVersion: head.organisationVersion,
  engine: head.engine,
  digest: run.digests.folded ?? '',
  publishedPosition: run.publishedPosition?.toString() ?? '',
});

function saidView(line: ResultLine | null): Comparison['differences'][number]['first'] {
  if (line === null) return null;
  const { indicator: _, unit: __, counts, parts, ...said } = line;
  return { ...said, counts: { ...counts }, parts: [...parts] };
}
