import type { Assessment, Question } from './assessment.js';
import type { MeasureKind } from './kind.js';
import { type KindName, measureKinds } from './registry.js';

/** The assessment of one indicator for one unit, by its kind. `parameters` as the plan's loader read them. */
export function assessIndicator(
  indicator: { readonly kind: KindName; readonly parameters: unknown },
  question: Omit<Question, 'parameters'>,
): Assessment {
  const kind: MeasureKind = measureKinds[indicator.kind];
  return kind.assess({ ...question, parameters: indicator.parameters });
}
