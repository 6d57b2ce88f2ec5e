import { displayValue, displayPercent, elapsedShare, paceOf, type Assessment, type Fraction } from '@duibiao/measures';
import type { ReviewCounts } from '@duibiao/projections';
import type { LedgerIndicator, PlanVersion } from '../plans/plan-shelf.js';
import type { AttainmentView } from './attainment.schema.js';

/** Whose number it is, and on which day of which plan. */
interface Place {
  readonly unit: string;
  readonly unitName: string;
  readonly day: string;
  readonly plan: PlanVersion['plan'];
  /** The value by accepted facts alone; null where there is none. */
  readonly accepted: Fraction | null;
  readonly review: ReviewCounts;
  readonly completeness: AttainmentView['completeness'];
  /** Parked facts that the number may lack. */
  readonly parked: number;
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

export const incompleteBy = (parked: number): AttainmentView['incomplete'] =>
  parked === 0 ? null : { parkedFacts: parked };

/** A number with its verdict and everything that stands beside it. */
export function attainmentView(
  indicator: LedgerIndicator,
  assessment: Assessment,
  { unit, unitName, day, plan, accepted, review, completeness, parked }: Place,
): AttainmentView {
  const { target, due, provenance, reading } = indicator;
  const { as, counts, parts } = assessment;
  const pace = paceOf(assessment.progress, elapsedShare(plan, day));
  return {
    indicator: indicator.id,
    name: indicator.name,
    item: indicator.item,
    kind: indicator.kind,
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
    provisional: provenance.code === 'G',
    counts: Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, count.toString()])),
    parts: parts.map((part) => ({ ...part, value: `${part.value.n}/${part.value.d}` })),
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
    incomplete: incompleteBy(parked),
    completeness,
    provenance: { code: provenance.code, quotation: provenance.quotation },
    reading: { id: reading.id, version: reading.version, text: reading.text },
  };
}
