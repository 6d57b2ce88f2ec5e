import { show } from '@duibiao/facts';
import { assessIndicator } from '@duibiao/measures';
import { sums, unitsBelow, type UnitSums } from '@duibiao/projections';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Core } from '../core/core.js';
import { invalid, notFound, Problem } from '../http/problem.js';
import type { Access } from '../http/request.js';
import { PlanShelf, type LedgerIndicator, type PlanVersion } from '../plans/plan-shelf.js';
import type { attainmentsSchema, AttainmentView } from './attainment.schema.js';
import { attainmentView } from './attainment-view.js';
import { resolvePoint, type Point } from './point.js';

/** The version of everything that computes: stands with every number. */
export const ENGINE = 'duibiao-1';

interface Asked {
  readonly plan: string;
  readonly planVersion?: number | undefined;
  readonly unit?: string | undefined;
  readonly at?: Parameters<typeof resolvePoint>[2]['at'];
  readonly on?: string | undefined;
  readonly waitFor?: bigint | undefined;
}

/** A question with everything resolved: moment, plan version, unit. */
export interface Resolved {
  readonly access: Access;
  readonly point: Point;
  readonly version: PlanVersion;
  readonly unit: string;
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
    return { access, point, version: found, unit };
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

  async units({ access, unit }: Resolved, level: string): Promise<readonly string[]> {
    const types = new Set([...access.ledger.units.values()].map(({ type }) => type));
    if (level !== 'self' && level !== 'children' && !types.has(level)) {
      const legal = `self, children, ${[...types].join(', ')}`;
      throw invalid([
        {
          pointer: 'level',
          rule: 'unknown-level',
          message: `${show(level)} is no level: expected one of ${legal}`,
          legal,
        },
      ]);
    }
    const asked = level === 'self' || level === 'children' ? level : { type: level };
    return unitsBelow(this.core.pool, access.scope.ledger, unit, asked);
  }

  async read(resolved: Resolved, indicator: LedgerIndicator, units: readonly string[]): Promise<AttainmentView[]> {
    const { access, point, version } = resolved;
    const definition = this.shelf.definition(indicator);
    const answer = await sums(this.core.pool, {
      ledger: access.scope.ledger,
      definition,
      units,
      position: point.position,
      day: point.day,
      due: indicator.due.on,
    });
    if (answer.state !== 'known') {
      throw new Problem('unavailable', `The numbers of ${indicator.id} are being computed. Ask again.`, {
        headers: { 'retry-after': '1' },
      });
    }
    const isDue = point.day >= indicator.due.on;
    const assess = ({ onDay, onDue }: UnitSums) =>
      assessIndicator(indicator, {
        target: indicator.target,
        due: indicator.due.on,
        day: point.day,
        now: onDay,
        atDue: isDue ? (onDue ?? onDay) : null,
      });
    return answer.units.map((row) =>
      attainmentView(indicator, assess(row), {
        unit: row.unit,
        unitName: access.ledger.units.get(row.unit)?.name ?? row.unit,
        day: point.day,
        plan: version.plan,
      }),
    );
  }

  /** What every answer says of itself. */
  head({ access, point, version }: Resolved): Omit<z.output<typeof attainmentsSchema>, 'attainments'> {
    return {
      ledger: access.scope.ledger,
      isDemonstration: point.head.purpose === 'demonstration',
      plan: version.id,
      planVersion: version.version,
      position: point.position.toString(),
      recordedAt: point.recordedAt,
      on: point.day,
      engine: ENGINE,
    };
  }
}
