import { displayPercent } from '@duibiao/measures';
import { readInScope } from '@duibiao/ledger';
import type { Duty } from '@duibiao/plan';
import { completenessOf, readDuty, type DutyRow } from '@duibiao/projections';
import { Injectable } from '@nestjs/common';
import type { Resolved } from '../attainments/attainment-reader.js';
import { Core } from '../core/core.js';
import { PlanShelf, type LedgerIndicator } from '../plans/plan-shelf.js';
import type { CompletenessView } from './completeness.schema.js';
import { dutyOf, reportsOf } from './duty-scope.js';

/** Answers kept: those of the moments that are being looked at. */
const KEPT = 16;

/** Who has reported what is due. */
@Injectable()
export class DutyReader {
  constructor(
    private readonly core: Core,
    private readonly shelf: PlanShelf,
  ) {}

  readonly #kept = new Map<string, Promise<DutyReports>>();

  /** A duty's reports, unit by unit and period by period, in the subtree of the unit asked for. */
  async rows(resolved: Resolved, duty: Duty): Promise<readonly DutyRow[]> {
    return (await this.#reports(resolved, duty)).rows;
  }

  /** Nothing but a release of parked facts changes them at one (P, D), and several indicators ask for the same: the last ones are kept. */
  #reports(resolved: Resolved, duty: Duty): Promise<DutyReports> {
    const { access, point, version, unit, parked } = resolved;
    const place = [access.scope.ledger, version.id, version.version, duty.id, unit];
    const at = [...place, point.position, point.day, parked.mark].join(' ');
    const known = this.#kept.get(at);
    if (known !== undefined) return known;
    const found = this.#read(resolved, duty).then((rows) => new DutyReports(rows));
    this.#kept.set(at, found);
    found.catch(() => this.#kept.delete(at));
    for (const [oldest] of this.#kept) {
      if (this.#kept.size <= KEPT) break;
      this.#kept.delete(oldest);
    }
    return found;
  }

  #read({ access, point, version, unit }: Resolved, duty: Duty): Promise<readonly DutyRow[]> {
    const { ledger } = access.scope;
    const definition = (indicator: LedgerIndicator) => this.shelf.definition(indicator);
    const question = {
      ledger,
      position: point.position,
      day: point.day,
      timeZone: point.head.timeZone,
      unit,
      duty,
      ...reportsOf(version.plan, duty, access.ledger.kinds, definition),
    };
    return readInScope(this.core.pool, { ledger, units: '*' }, (client) =>
      readDuty(client, this.core.organisations, question),
    );
  }

  /**
   * The completeness beside the numbers of indicators and units: of the duty that covers an indicator, over the unit and all below it. One
   * look for each duty, whatever the number of units. Null where the plan has no duty for it, and for groups, which owe nothing themselves.
   */
  async completeness(
    resolved: Resolved,
    indicators: readonly LedgerIndicator[],
  ): Promise<(indicator: LedgerIndicator) => (unit: string) => CompletenessView | null> {
    const { plan } = resolved.version;
    const duties = new Map(indicators.map((indicator) => [indicator.id, dutyOf(plan, indicator)]));
    const reports = new Map<string, DutyReports>();
    for (const duty of new Set(duties.values()))
      if (duty !== null && resolved.grouping === undefined) reports.set(duty.id, await this.#reports(resolved, duty));
    return (indicator) => {
      const found = reports.get(duties.get(indicator.id)?.id ?? '');
      return (unit) => found?.completeness(unit) ?? null;
    };
  }
}

/** A duty's reports, and what they come to over each unit and all below it: worked out when it is asked for, and kept. */
class DutyReports {
  #byUnit: ReadonlyMap<string, readonly DutyRow[]> | undefined;
  readonly #views = new Map<string, CompletenessView>();

  constructor(readonly rows: readonly DutyRow[]) {}

  completeness(unit: string): CompletenessView {
    const known = this.#views.get(unit);
    if (known !== undefined) return known;
    this.#byUnit ??= byUnit(this.rows);
    const view = completenessView(this.#byUnit.get(unit) ?? []);
    this.#views.set(unit, view);
    return view;
  }
}

/** The rows of each unit with all below it. */
function byUnit(rows: readonly DutyRow[]): ReadonlyMap<string, readonly DutyRow[]> {
  const found = new Map<string, DutyRow[]>();
  for (const row of rows) {
    for (const unit of row.path) {
      const own = found.get(unit);
      if (own === undefined) found.set(unit, [row]);
      else own.push(row);
    }
  }
  return found;
}

export function completenessView(rows: readonly DutyRow[]): CompletenessView {
  const counted = completenessOf(rows);
  const { reported, nil, expected } = counted;
  return { ...counted, rate: displayPercent({ n: BigInt(reported + nil), d: BigInt(expected) }) };
}
