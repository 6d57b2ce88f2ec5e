import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useInstant } from '../session/use-roles.js';
import { FieldList } from '../travel/field-list.js';
import { useKindNames } from '../view/use-kinds.js';
import { useView } from '../view/view.js';
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
