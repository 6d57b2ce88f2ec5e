import { displayPercent, displayValue } from './display.js';
import type { Assessment } from './assessment.js';
import { elapsedShare, paceOf } from './pace.js';
import { type WorkedResult, workedTerm } from './worked-case.js';

/**
 * What an assessment says of everything that a result of a worked case names, in the same form: the two have to be equal. What the result
 * leaves open is left out.
 */
export function answerTo(expected: WorkedResult, assessment: Assessment): Partial<WorkedResult> {
  const { value, verdict, reason, counts, parts } = assessment;
  const pace = paceOf(assessment.progress, elapsedShare(workedTerm, expected.day));
  return {
    indicator: expected.indicator,
    known: expected.known,
    day: expected.day,
    unit: expected.unit,
    value: value === null ? null : `${value.n}/${value.d}`,
    verdict,
    ...(expected.display === undefined ? {} : { display: displayValue(assessment) ?? '' }),
    ...(expected.reason === undefined ? {} : { reason: reason ?? ('none' as never) }),
    ...(expected.counts === undefined
      ? {}
      : {
          counts: pick(
            expected.counts,
            Object.fromEntries(Object.entries(counts).map(([name, n]) => [name, Number(n)])),
          ),
        }),
    ...(expected.parts === undefined
      ? {}
      : {
          parts: Object.fromEntries(
            Object.entries(expected.parts).map(([name, named]) => {
              const part = parts.find((one) => one.name === name);
              const whole = {
                value: `${part?.value.n}/${part?.value.d}`,
                state: part?.state ?? '',
                day: part?.day ?? '',
              };
              return [name, pick(named, whole)];
            }),
          ),
        }),
    ...(expected.pace === undefined || pace === null
      ? {}
      : {
          pace: {
            elapsed: displayPercent(pace.elapsed) ?? '',
            progress: displayPercent(pace.progress) ?? '',
            behind: pace.isBehind,
          },
        }),
  };
}

const pick = <T extends object>(names: object, from: T): T =>
  Object.fromEntries(Object.entries(from).filter(([name]) => name in names)) as T;
