import { localDay, show } from '@duibiao/facts';
import { assessIndicator, elapsedShare, type Fraction } from '@duibiao/measures';
import {
  countParked,
  type Grouping,
  groupsOn,
  hasReviews,
  type Organisation,
  type ParkedCounts,
  parkedFor,
  type Reorganisation,
  reorganisedAfter,
  type ReviewCounts,
  sums,
  type TreePoint,
  unitsBelow,
  type UnitSums,
} from '@duibiao/projections';
import { ENGINE } from '@duibiao/results';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Core } from '../core/core.js';
import type { CompletenessView } from '../duties/completeness.schema.js';
import { invalid, notFound, Problem } from '../http/problem.js';
import type { Access } from '../http/request.js';
import { PlanShelf, type LedgerIndicator, type PlanVersion } from '../plans/plan-shelf.js';
import type { attainmentsSchema } from './attainment.schema.js';
import { incompleteBy, indicatorView, type IndicatorView, unitView, type UnitView } from './attainment-view.js';
import { resolvePoint, type Point } from './point.js';
import { kindsOf, reviewCounts, totalsOf } from './review-counts.js';

interface Asked {
  readonly plan: string;
  readonly planVersion?: number | undefined;
  readonly unit?: string | undefined;
  readonly at?: Parameters<typeof resolvePoint>[2]['at'];
  readonly on?: string | undefined;
  readonly waitFor?: bigint | undefined;
  readonly organisation: 'then' | 'now';
  readonly grouping?: string | undefined;
}

export type AttainmentsHead = Omit<z.output<typeof attainmentsSchema>, 'attainments'>;

/** A question with everything resolved: moment, plan version, unit. */
export interface Resolved {
  readonly access: Access;
  readonly point: Point;
  readonly version: PlanVersion;
  readonly unit: string;
  /** In which tree units stand, and what makes it differ from the other. */
  readonly organisation: {
    readonly tree: 'then' | 'now';
    readonly version: string;
    readonly changes: readonly Reorganisation[];
  };
  /** The tree in which units are listed: that of (P, D), or today's; and the units in it. */
  readonly tree: TreePoint;
  readonly listed: Organisation;
  readonly grouping: Grouping | undefined;
  /** What no answer at P counts. */
  readonly parked: ParkedCounts;
}

/** What of an indicator's facts is reviewed: of each unit, and whether there is anything to count by accepted facts. */
export interface Reviews {
  readonly reviews: (indicator: LedgerIndicator) => (unit: string) => ReviewCounts;
  readonly areReviewed: boolean;
}

/** What stands beside the numbers of indicators and units, read for all of them at once. */
export interface Besides extends Reviews {
  readonly completeness: (indicator: LedgerIndicator) => (unit: string) => CompletenessView | null;
}

/** One indicator: what holds for every unit, and each unit's number. */
export interface Numbers {
  readonly indicator: IndicatorView;
  readonly units: readonly UnitView[];
}

/** What was read of one indicator: the sums of its units, by all facts and, where there is a difference, by accepted ones. */
interface ReadNumbers extends Besides {
  /** The share of the plan's term that has passed. */
  readonly elapsed: Fraction;
  readonly all: readonly UnitSums[];
  readonly byAccepted: readonly UnitSums[];
}

/** Numbers with their verdicts, from the read models. */
@Injectable()
export class AttainmentReader {
  constructor(
    private readonly core: Core,
    private readonly shelf: PlanShelf,
  ) {}

  async resolve(access: Access, asked: Asked): Promise<Resolved> {
    const { ledger, units } = access.scope;
    const unit = asked.unit ?? (units === '*' ? access.ledger.head.root : (units[0] ?? ''));
    const path = access.ledger.paths.get(unit);
    if (path === undefined || (units !== '*' && !units.some((top) => path.includes(top)))) throw notFound('such unit');
    const version = asked.planVersion;
    if ((await this.shelf.find(ledger, asked.plan, version === undefined ? {} : { version })) === undefined) {
      throw notFound('such plan or version');
    }
    const point = await resolvePoint(this.core.pool, ledger, asked);
    const found = await this.shelf.find(ledger, asked.plan, {
      ...(version === undefined ? {} : { version }),
      at: point.position,
    });
    if (found === undefined) {
      const message = `the plan was not published yet at position ${point.position}`;
      throw invalid([
        { pointer: 'at', rule: 'before-plan', message, legal: 'a moment after the publication of the plan' },
      ]);
    }
    const [{ tree, listed, organisation }, parked] = await Promise.all([
      this.#organisation(ledger, point, asked.organisation),
      countParked(this.core.pool, ledger, point.position),
    ]);
    const isNow = organisation.tree === 'now';
    const scope = units === '*' ? null : units;
    const grouping =
      asked.grouping === undefined
        ? undefined
        : { register: asked.grouping, top: unit, scope, ...(isNow ? { tree } : {}) };
    return { access, point, version: found, unit, organisation, tree, listed, grouping, parked };
  }

  async #organisation(
    ledger: string,
    { head, position, projected, day }: Point,
    asked: 'then' | 'now',
  ): Promise<Pick<Resolved, 'organisation' | 'tree' | 'listed'>> {
    const { pool } = this.core;
    const today = { ledger, position: projected, day: localDay(head.now, head.timeZone) };
    const then = { ledger, position, day };
    const tree = asked === 'then' ? then : today;
    const [listed, changes] = await Promise.all([
      this.core.organisations(tree),
      reorganisedAfter(pool, then, projected),
    ]);
    return { tree, listed, organisation: { tree: asked, version: listed.version, changes } };
  }

  /** Indicators of the plan: all, or the one asked for. */
  indicators({ version }: Resolved, id: string | undefined): readonly LedgerIndicator[] {
    const { indicators } = version.plan;
    const found = id === undefined ? indicators : indicators.filter((indicator) => indicator.id === id);
    if (found.length > 0 || id === undefined) return found;
    const legal = `one of ${indicators.map((indicator) => indicator.id).join(', ')}`;
    throw invalid([
      {
        pointer: 'indicator',
        rule: 'unknown-indicator',
        message: `${show(id)} is no indicator of this plan: expected ${legal}`,
        legal,
      },
    ]);
  }

  async units({ access, unit, tree, listed, grouping }: Resolved, level: string): Promise<readonly string[]> {
    if (grouping !== undefined) {
      const groups = await groupsOn(this.core.pool, tree, grouping);
      if (groups.length > 0) return groups;
      const legal = `a register whose entries are units below ${unit}, with categories`;
      const message = `${show(grouping.register)} groups no unit on ${tree.day}: expected ${legal}`;
      throw invalid([{ pointer: 'grouping', rule: 'unknown-grouping', message, legal }]);
    }
    const all = [...access.ledger.units.values()];
    if (level !== 'self' && level !== 'children' && !all.some(({ type }) => type === level)) {
      const legal = `self, children, ${[...new Set(all.map(({ type }) => type))].join(', ')}`;
      const message = `${show(level)} is no level: expected one of ${legal}`;
      throw invalid([{ pointer: 'level', rule: 'unknown-level', message, legal }]);
    }
    const asked = level === 'self' || level === 'children' ? level : { type: level };
    const { units: scope } = access.scope;
    const { paths } = access.ledger;
    const isInScope = (id: string): boolean =>
      scope === '*' || scope.some((top) => paths.get(id)?.includes(top) === true);
    return unitsBelow(listed, tree.day, unit, asked, isInScope);
  }

  /** One look for all indicators and units: facts by review, at the point asked for. */
  async reviews(
    resolved: Resolved,
    indicators: readonly LedgerIndicator[],
    units: readonly string[],
  ): Promise<Reviews> {
    const { access, point } = resolved;
    const { ledger } = access.scope;
    const definitions = indicators.map((indicator) => this.shelf.definition(indicator));
    const [found, areReviewed] = await Promise.all([
      reviewCounts(this.core.pool, resolved, definitions, units),
      hasReviews(this.core.pool, ledger, point.position),
    ]);
    return { reviews: (indicator) => totalsOf(found, this.shelf.definition(indicator)), areReviewed };
  }

  /** The numbers of units, in their order, indicator by indicator; `besides` is read meanwhile. */
  async read(
    resolved: Resolved,
    indicators: readonly LedgerIndicator[],
    units: readonly string[],
    besides: Promise<Besides>,
  ): Promise<readonly Numbers[]> {
    const [all, beside] = await Promise.all([this.#sums(resolved, indicators, units, false), besides]);
    const accepted = beside.areReviewed ? await this.#sums(resolved, indicators, units, true) : [];
    const elapsed = elapsedShare(resolved.version.plan, resolved.point.day);
    return indicators.map((indicator, index) => {
      const read = { ...beside, elapsed, all: all[index] ?? [], byAccepted: accepted[index] ?? [] };
      return this.#numbers(resolved, indicator, read);
    });
  }

  #numbers({ access, point, parked }: Resolved, indicator: LedgerIndicator, read: ReadNumbers): Numbers {
    const isDue = point.day >= indicator.due.on;
    const assess = ({ unit, onDay, onDue }: UnitSums) =>
      assessIndicator(indicator, {
        target: indicator.target,
        due: indicator.due.on,
        day: point.day,
        now: onDay,
        atDue: isDue ? (onDue ?? onDay) : null,
        isIssuer: unit === access.ledger.head.root,
      });
    const [reviews, completeness] = [read.reviews(indicator), read.completeness(indicator)];
    const units = read.all.map((row, index) => {
      const byAccepted = read.byAccepted[index];
      return unitView(assess(row), {
        unit: row.unit,
        unitName: access.ledger.units.get(row.unit)?.name ?? row.unit,
        elapsed: read.elapsed,
        accepted: byAccepted === undefined ? null : assess(byAccepted).value,
        review: reviews(row.unit),
        completeness: completeness(row.unit),
      });
    });
    const lacks = parkedFor(parked, kindsOf(this.shelf.definition(indicator)));
    return { indicator: indicatorView(indicator, lacks), units };
  }

  async #sums(
    { access, point, organisation, grouping, parked }: Resolved,
    indicators: readonly LedgerIndicator[],
    units: readonly string[],
    accepted: boolean,
  ): Promise<readonly (readonly UnitSums[])[]> {
    const answer = await sums(this.core.pool, {
      ledger: access.scope.ledger,
      definitions: indicators.map((indicator) => {
        const { digest, kind } = this.shelf.definition(indicator);
        return { digest, kind, due: indicator.due.on };
      }),
      units,
      position: point.position,
      day: point.day,
      organisation: organisation.tree,
      grouping,
      accepted,
    });
    if (answer.state === 'known') return answer.sums;
    const lacking = indicators.find(
      (indicator) => answer.state === 'behind' || this.shelf.definition(indicator).digest === answer.digest,
    );
    const isParked = parked.byKind.has(null);
    const why = isParked
      ? 'wait: an event that they need is parked. An operator finds it under parked-facts.'
      : 'are being computed. Ask again.';
    throw new Problem('unavailable', `The numbers of ${lacking?.id} ${why}`, {
      headers: { 'retry-after': '1' },
    });
  }

  /** What every answer says of itself. */
  head({ access, point, version, organisation, parked }: Resolved): AttainmentsHead {
    return {
      ledger: access.scope.ledger,
      isDemonstration: point.head.purpose === 'demonstration',
      plan: version.id,
      planVersion: version.version,
      position: point.position.toString(),
      recordedAt: point.recordedAt,
      on: point.day,
      engine: ENGINE,
      incomplete: incompleteBy([...parked.byKind.values()].reduce((sum, streams) => sum + streams, 0)),
      organisation: {
        ...organisation,
        changes: organisation.changes.map(({ position, to, ...change }) => ({
          ...change,
          position: position.toString(),
          to: [...to],
        })),
      },
    };
  }
}
