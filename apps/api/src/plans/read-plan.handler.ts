import { principalNames } from '@duibiao/access';
import { readPlanIds } from '@duibiao/ledger';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { Core } from '../core/core.js';
import { notFound } from '../http/problem.js';
import type { Access } from '../http/request.js';
import type { outlineSchema, planSchema, plansSchema, planVersionsSchema } from './plan.schema.js';
import { PlanShelf, type PublishedVersion } from './plan-shelf.js';

type PlanView = z.output<typeof planSchema>;
type VersionsView = z.output<typeof planVersionsSchema>;
type OutlineView = z.output<typeof outlineSchema>;
type PlansView = z.output<typeof plansSchema>;

/** A version of a plan as published; the newest where none is named. */
export class ReadPlan extends Query<PlanView> {
  constructor(
    readonly access: Access,
    readonly plan: string,
    readonly version: number | undefined,
  ) {
    super();
  }
}

/** Of the same its sections and items by their titles alone. */
export class ReadPlanOutline extends Query<OutlineView> {
  constructor(
    readonly access: Access,
    readonly plan: string,
    readonly version: number | undefined,
  ) {
    super();
  }
}

/** The plans of a ledger, each with its newest version. */
export class ListPlans extends Query<PlansView> {
  constructor(readonly access: Access) {
    super();
  }
}

/** Every version of a plan: when, by whom and why. */
export class ReadPlanVersions extends Query<VersionsView> {
  constructor(
    readonly access: Access,
    readonly plan: string,
  ) {
    super();
  }
}

@QueryHandler(ReadPlan)
export class ReadPlanHandler implements IQueryHandler<ReadPlan> {
  constructor(
    private readonly core: Core,
    private readonly shelf: PlanShelf,
  ) {}

  async execute({ access, plan, version }: ReadPlan): Promise<PlanView> {
    const found = await this.shelf.find(access.scope.ledger, plan, version === undefined ? {} : { version });
    if (found === undefined) throw notFound('such plan or version');
    const [head] = await readHeads(this.core, this.shelf, access.scope.ledger, [found]);
    const read = JSON.parse(
      JSON.stringify(found.plan, (_, value) => (typeof value === 'bigint' ? value.toString() : value)),
    );
    if (head === undefined) throw new Error('a version without a head');
    return { ...head, file: found.text, plan: read };
  }
}

@QueryHandler(ReadPlanOutline)
export class ReadPlanOutlineHandler implements IQueryHandler<ReadPlanOutline> {
  constructor(private readonly shelf: PlanShelf) {}

  async execute({ access, plan, version }: ReadPlanOutline): Promise<OutlineView> {
    const found = await this.shelf.find(access.scope.ledger, plan, version === undefined ? {} : { version });
    if (found === undefined) throw notFound('such plan or version');
    const { title, issuer, documentNumber, issuedOn, year, from, to, sections, items, settings } = found.plan;
    return {
      id: found.id,
      version: found.version,
      title,
      issuer,
      documentNumber,
      issuedOn,
      year,
      from,
      to,
      timeZone: settings.timeZone,
      sections: sections.map(({ id, title }) => ({ id, title })),
      items: items.map(({ no, section, title }) => ({ no, section, title })),
    };
  }
}

@QueryHandler(ReadPlanVersions)
export class ReadPlanVersionsHandler implements IQueryHandler<ReadPlanVersions> {
  constructor(
    private readonly core: Core,
    private readonly shelf: PlanShelf,
  ) {}

  async execute({ access, plan }: ReadPlanVersions): Promise<VersionsView> {
    const versions = await this.shelf.versions(access.scope.ledger, plan);
    if (versions.length === 0) throw notFound('such plan');
    return { plan, versions: await readHeads(this.core, this.shelf, access.scope.ledger, versions) };
  }
}

@QueryHandler(ListPlans)
export class ListPlansHandler implements IQueryHandler<ListPlans> {
  constructor(
    private readonly core: Core,
    private readonly shelf: PlanShelf,
  ) {}

  async execute({ access }: ListPlans): Promise<PlansView> {
    const { ledger } = access.scope;
    const ids = await readPlanIds(this.core.pool, ledger);
    const versions = await Promise.all(ids.map((id) => this.shelf.versions(ledger, id)));
    return {
      plans: await readHeads(
        this.core,
        this.shelf,
        ledger,
        versions.flatMap((all) => all.slice(-1)),
      ),
    };
  }
}

/** What is said of every version: when it was published, by whom and why. */
async function readHeads(core: Core, shelf: PlanShelf, ledger: string, versions: readonly PublishedVersion[]) {
  const principals = versions.map(({ principal }) => principal);
  const [names, reasons] = await Promise.all([principalNames(core.pool, principals), shelf.reasons(ledger, versions)]);
  return versions.map(({ id, title, version, position, recordedAt, sha256, mediaType, principal, reason }) => ({
    id,
    title,
    version,
    position: position.toString(),
    publishedAt: recordedAt,
    sha256,
    mediaType,
    by: { principal, name: names.get(principal) ?? null },
    reason: reason === null ? null : (reasons.get(reason) ?? null),
  }));
}
