import { useTranslation } from 'react-i18next';
import { BehindList } from '../facts/behind-list.js';
import { FieldList } from '../replays/field-list.js';
import type { ReplayDifference } from './types.js';

type Step = ReplayDifference['steps'][number];

interface Props {
  readonly steps: readonly Step[];
  /** Whether the value is read as a share or as a quantity. */
  readonly as: 'share' | 'count';
}

/** The steps from one number to the other: each with its cause, what it did, and the entries behind it. */
export function Steps({ steps, as }: Props) {
  const { t } = useTranslation('audit');
  return (
    <ol className="steps">
      {steps.map((step) => (
        <li key={`${step.cause} ${step.aspect} ${JSON.stringify(step.fields)}`}>
          <strong>{t(`cause.${step.cause}`, { defaultValue: step.cause })}</strong>
          {step.aspect !== undefined && <span className="quiet"> {step.aspect}</span>}
          <FieldList fields={step.fields} as={as} />
          <BehindList behind={step.behind} more={step.more} />
        </li>
      ))}
    </ol>
  );
}
