import { useTranslation } from 'react-i18next';
import type { Step, StepName } from './check-proof.js';

interface Props {
  /** All of them. */
  readonly names: readonly StepName[];
  /** Up to the first that does not hold. */
  readonly steps: readonly Step[];
}

/** What was checked, in order, with what was seen; where one does not hold, those after it were not looked at. */
export function Steps({ names, steps }: Props) {
  const { t } = useTranslation('receipt');
  return (
    <ol className="receipt-steps">
      {names.map((name, index) => {
        const step = steps[index];
        const state = step === undefined ? 'skipped' : step.fault === null ? 'checked' : 'failed';
        return (
          <li key={name} className={`receipt-${state}`}>
            <div>
              <span aria-hidden>{{ checked: '✓', failed: '✕', skipped: '·' }[state]}</span> {t(`step.${name}`)}{' '}
              <em>{t(state)}</em>
            </div>
            {step !== undefined && step.fault !== null && (
              <p>
                {t(`fault.${name}`)} <code lang="en">{step.fault}</code>
              </p>
            )}
            <dl>
              {Object.entries(step?.seen ?? {}).map(([what, seen]) => (
                <div key={what}>
                  <dt>{t(`seen.${what}`)}</dt>
                  <dd>
                    <code>{seen}</code>
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        );
      })}
    </ol>
  );
}
