import type { FactKinds } from '@duibiao/facts';
import type { Definition } from '@duibiao/measures';
import type { Duty } from '@duibiao/plan';
import type { DutyQuestion } from '@duibiao/projections';
import type { LedgerIndicator, LedgerPlan } from '../plans/plan-shelf.js';

const covers = ({ indicators, items }: Duty, indicator: LedgerIndicator): boolean =>
  indicators === null && items === null
    ? true
    : (indicators?.includes(indicator.id) ?? false) || (items?.includes(indicator.item) ?? false);

/** The duty under which an indicator is reported: the one that names it, else its item, else that of the whole plan; null for none. */
export function dutyOf({ settings: { duties } }: LedgerPlan, indicator: LedgerIndicator): Duty | null {
  const all = duties.filter((duty) => covers(duty, indicator));
  const byId = all.find(({ indicators }) => indicators?.includes(indicator.id));
  return byId ?? all.find(({ items }) => items !== null) ?? all[0] ?? null;
}

/**
 * What reports for a duty: the facts that its indicators count or list, and narratives of its items. Frames are set by planners: they
 * are no report of a unit.
 */
export function reportsOf(
  plan: LedgerPlan,
  duty: Duty,
  kinds: FactKinds,
  definition: (indicator: LedgerIndicator) => Definition,
): Pick<DutyQuestion, 'kinds' | 'periodKinds' | 'items'> {
  const covered = plan.indicators.filter((indicator) => covers(duty, indicator));
  const counted = covered.flatMap((indicator) => [
    ...indicator.facts,
    ...definition(indicator).compiled.selectors.map(({ via }) => via.slice(0, via.indexOf(':'))),
  ]);
  const narratives = duty.indicators === null || duty.items !== null ? ['narrative.submitted'] : [];
  const names = [...new Set([...counted, ...narratives])].filter((name) => {
    const kind = kinds.get(name);
    return kind !== undefined && kind.submit.role !== 'planner' && name !== 'return.filed';
  });
  const isWhole = duty.indicators === null && duty.items === null;
  const items = isWhole ? plan.items.map(({ no }) => no) : [...covered.map(({ item }) => item), ...(duty.items ?? [])];
  return {
    kinds: names,
    periodKinds: names.filter((name) => kinds.get(name)?.references['period'] !== undefined),
    items: [...new Set(items)].map(String),
  };
}
