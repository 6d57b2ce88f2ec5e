import { factLabels } from '@duibiao/facts';
import { explainIndicator, namesByLabel } from '@duibiao/measures';
import type { Duty } from '@duibiao/plan';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { dutyOf } from '../duties/duty-scope.js';
import { notFound } from '../http/problem.js';
import type { Access } from '../http/request.js';
import type { IndicatorView } from './indicator.schema.js';
import { type LedgerPlan, PlanShelf } from './plan-shelf.js';

/** What an indicator means, by a version of its plan; the newest where none is named. */
export class ReadIndicator extends Query<IndicatorView> {
  constructor(
    readonly access: Access,
    readonly plan: string,
    readonly indicator: string,
    readonly version: number | undefined,
  ) {
    super();
  }
}

@QueryHandler(ReadIndicator)
export class ReadIndicatorHandler implements IQueryHandler<ReadIndicator> {
  constructor(private readonly shelf: PlanShelf) {}

  async execute({ access, plan: id, indicator: asked, version }: ReadIndicator): Promise<IndicatorView> {
    const found = await this.shelf.find(access.scope.ledger, id, version === undefined ? {} : { version });
    if (found === undefined) throw notFound('such plan or version');
    const { plan } = found;
    const indicator = plan.indicators.find((one) => one.id === asked);
    if (indicator === undefined) throw notFound('such indicator in this plan');
    const names = namesByLabel(factLabels(access.ledger.kinds));
    const { item, plan: _plan, facts, uses, alternatives, ...explained } = explainIndicator(plan, indicator, names);
    const { title, issuer, from, to } = plan;
    return {
      ...explained,
      plan: { id, version: found.version, title, issuer, from, to },
      item: itemView(plan, item.no),
      facts: facts.map((kind) => ({ kind, name: access.ledger.kinds.get(kind)?.name ?? { zh: kind, en: kind } })),
      uses: [...uses],
      alternatives: [...alternatives],
      duty: dutyView(dutyOf(plan, indicator)),
    };
  }
}

function itemView({ items, sections }: LedgerPlan, no: number): IndicatorView['item'] {
  const item = items.find((one) => one.no === no);
  if (item === undefined) throw new Error(`an indicator of item ${no}, which the plan lacks`);
  const { title, text, section } = item;
  return { no, title, text, section: sections.find(({ id }) => id === section) ?? null };
}

function dutyView(duty: Duty | null): IndicatorView['duty'] {
  if (duty === null) return null;
  const { id, name, unitTypes, scheme, dueDays, from, to } = duty;
  return { id, name, unitTypes: [...unitTypes], scheme, dueDays, from, to };
}
