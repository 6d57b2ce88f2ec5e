import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useInstant } from '../session/use-roles.js';
import { useKindNames } from '../view/use-kinds.js';
import { verdictText } from '../verdict/verdicts.js';
import { useView } from '../view/view.js';
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
          {step.behind.length > 0 && (
            <details>
              <summary>{t('report.behind', { count: step.behind.length + step.more })}</summary>
              <ul>
                {step.behind.map((entry) => (
                  <Behind key={entry.position} entry={entry} />
                ))}
                {step.more > 0 && <li className="quiet">{t('report.moreBehind', { count: step.more })}</li>}
              </ul>
            </details>
          )}
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

function Behind({ entry }: { readonly entry: Step['behind'][number] }) {
  const { t } = useTranslation('audit');
  const { to } = useView();
  const instant = useInstant();
  const kindNames = useKindNames();
  const { position, type, recordedAt, submission, fact } = entry;
  return (
    <li>
      <Link to={to('ledger', { entry: String(position) })} className="number">
        {t('report.entry', { position })}
      </Link>{' '}
      {t(`event.${type}`, { defaultValue: type })} <span className="number quiet">{instant(recordedAt)}</span>{' '}
      {fact === undefined ? (
        <code>{submission}</code>
      ) : (
        <Link to={to('submit', { tab: 'mine', fact: fact.id })}>{kindNames.get(fact.kind) ?? fact.kind}</Link>
      )}
    </li>
  );
}
