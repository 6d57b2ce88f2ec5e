import { useTranslation } from 'react-i18next';
import { BehindList } from '../facts/behind-list.js';
import { verdictText } from '../verdict/verdicts.js';
import type { ReplayDifference } from './types.js';

type Step = ReplayDifference['steps'][number];

/** The steps from one number to the other: each with its cause, what it did, and the entries behind it. */
export function Steps({ steps }: { readonly steps: readonly Step[] }) {
  const { t } = useTranslation('audit');
  return (
    <ol className="steps">
      {steps.map((step) => (
        <li key={`${step.cause} ${step.aspect} ${JSON.stringify(step.fields)}`}>
          <strong>{t(`cause.${step.cause}`, { defaultValue: step.cause })}</strong>
          {step.aspect !== undefined && <span className="quiet"> {step.aspect}</span>}
          <Fields fields={step.fields} />
          <BehindList behind={step.behind} more={step.more} />
        </li>
      ))}
    </ol>
  );
}

function Fields({ fields }: Pick<Step, 'fields'>) {
  const { t } = useTranslation('audit');
  const shared = useTranslation().t;
  const said = (field: string, value: string | null): string =>
    value === null ? '—' : field === 'verdict' ? verdictText(shared, value) : value;
  return (
    <ul className="plain">
      {fields.map(({ field, from, to }) => (
        <li key={field} className="number">
          {t(`field.${field}`, { defaultValue: field })} {said(field, from)} → {said(field, to)}
        </li>
      ))}
    </ul>
  );
}
