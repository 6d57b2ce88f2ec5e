import { show } from '@duibiao/facts';
import { displayPercent, elapsedShare, judge, paceOfShare, standing, type Fraction } from '@duibiao/measures';
import { unitsBelow, vectors, type UnitVectors } from '@duibiao/projections';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Core } from '../core/core.js';
import { invalid, notFound, Problem } from '../http/problem.js';
import type { Access } from '../http/request.js';
import { PlanShelf, type LedgerIndicator, type PlanVersion } from '../plans/plan-shelf.js';
import type { attainmentsSchema, AttainmentView } from './attainment.schema.js';
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
    const answer = await vectors(this.core.pool, {
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
    return answer.units.map((row) => view(row, indicator, version, point, access));
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

const fraction = (vector: readonly bigint[]): Fraction => ({ n: vector[0] ?? 0n, d: vector[1] ?? 0n });
const shown = (value: Fraction) => ({
  numerator: value.n.toString(),
  denominator: value.d.toString(),
  percent: displayPercent(value),
});

function view(
  row: UnitVectors,
  indicator: LedgerIndicator,
  { plan }: PlanVersion,
  point: Point,
  access: Access,
): AttainmentView {
  const { target, due, provenance, reading } = indicator;
  const value = fraction(row.onDay);
  const isDue = point.day >= due.on;
  const atDue = isDue ? fraction(row.onDue ?? row.onDay) : undefined;
  const verdict =
    target === null
      ? ('report-only' as const)
      : judge({
          group: 'share',
          due: due.on,
          day: point.day,
          now: standing(value, target),
          atDue: atDue === undefined ? undefined : standing(atDue, target),
        });
  const pace = target === null ? null : paceOfShare(value, target, elapsedShare(plan, point.day));
  return {
    indicator: indicator.id,
    name: indicator.name,
    item: indicator.item,
    unit: row.unit,
    unitName: access.ledger.units.get(row.unit)?.name ?? row.unit,
    value: shown(value),
    valueAtDue: atDue === undefined ? null : shown(atDue),
    verdict,
    provisional: provenance.code === 'G',
    target:
      target === null
        ? null
        : { comparator: target.comparator, value: `${target.value.n}/${target.value.d}`, stated: target.stated },
    due: { on: due.on, stated: due.stated },
    pace:
      pace === null
        ? null
        : {
            elapsed: displayPercent(pace.elapsed) ?? '',
            progress: displayPercent(pace.progress) ?? '',
            behind: pace.isBehind,
          },
    provenance: { code: provenance.code, quotation: provenance.quotation },
    reading: { id: reading.id, version: reading.version, text: reading.text },
  };
}
