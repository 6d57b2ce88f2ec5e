import { displayValue, displayPercent, paceOf, type Assessment, type Fraction } from '@duibiao/measures';
import type { ReviewCounts } from '@duibiao/projections';
import type { LedgerIndicator } from '../plans/plan-shelf.js';
import type { AttainmentView } from './attainment.schema.js';

/** What is said of an indicator whatever the unit: what is measured, what is asked of it, and where that stands. */
export type IndicatorView = Pick<
  AttainmentView,
  'indicator' | 'name' | 'item' | 'kind' | 'provisional' | 'target' | 'due' | 'provenance' | 'reading' | 'incomplete'
>;

/** A unit's number with its verdict and what stands beside them. */
export type UnitView = Omit<AttainmentView, keyof IndicatorView>;

/** Whose number it is, and what stands beside it. */
interface Place {
  readonly unit: string;
  readonly unitName: string;
  /** The share of the plan's year that has passed. */
  readonly elapsed: Fraction;
  /** The value by accepted facts alone; null where there is none. */
  readonly accepted: Fraction | null;
  readonly review: ReviewCounts;
  readonly completeness: AttainmentView['completeness'];
}

/** An exact value as it is shown: a share in percent, a quantity as it is; two decimals, half up. */
const shown = (value: Fraction | null, as: Assessment['as']): AttainmentView['value'] =>
  value === null
    ? null
    : {
        numerator: value.n.toString(),
        denominator: value.d.toString(),
        percent: as === 'share' ? displayPercent(value) : null,
        text: displayValue({ value, as }),
      };

export const incompleteBy = (parked: number): IndicatorView['incomplete'] =>
  parked === 0 ? null : { parkedFacts: parked };

const whole = new WeakMap<LedgerIndicator, IndicatorView>();

/** `parked`: how many parked facts numbers of the indicator may lack. Where that is none it is the same object again. */
export function indicatorView(indicator: LedgerIndicator, parked: number): IndicatorView {
  if (parked > 0) return newView(indicator, parked);
  const known = whole.get(indicator) ?? newView(indicator, 0);
  whole.set(indicator, known);
  return known;
}

function newView(
  { id, name, item, kind, target, due, provenance, reading }: LedgerIndicator,
  parked: number,
): IndicatorView {
  return {
    indicator: id,
    name,
    item,
    kind,
    provisional: provenance.code === 'G',
    target:
      target === null
        ? null
        : { comparator: target.comparator, value: `${target.value.n}/${target.value.d}`, stated: target.stated },
    due: { on: due.on, stated: due.stated },
    provenance: { code: provenance.code, quotation: provenance.quotation },
    reading: { id: reading.id, version: reading.version, text: reading.text },
    incomplete: incompleteBy(parked),
  };
}

export function unitView(
  assessment: Assessment,
  { unit, unitName, elapsed, accepted, review, completeness }: Place,
): UnitView {
  const { as, counts, parts } = assessment;
  const pace = paceOf(assessment.progress, elapsed);
  return {
    unit,
    unitName,
    value: shown(assessment.value, as),
    accepted: shown(accepted, as),
    review: {
      accepted: review.accepted.toString(),
      unreviewed: review.unreviewed.toString(),
      returned: review.returned.toString(),
    },
    valueAtDue: shown(assessment.valueAtDue, as),
    verdict: assessment.verdict,
    reason: assessment.reason,
    counts: Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, count.toString()])),
    parts: parts.map((part) => ({ ...part, value: `${part.value.n}/${part.value.d}` })),
    pace:
      pace === null
        ? null
        : {
            elapsed: displayPercent(pace.elapsed) ?? '',
            progress: displayPercent(pace.progress) ?? '',
            behind: pace.isBehind,
          },
    completeness,
  };
}
