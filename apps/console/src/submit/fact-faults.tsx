import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Fault, Problem } from '../api/problem.js';
import { faultText } from '../parts/fault-text.js';
import { useView } from '../view/view.js';

interface Props {
  readonly faults: readonly Fault[];
  /** The fact that says the same thing already. */
  readonly existing: string | undefined;
}

/** What is wrong with a fact as a whole; where it is recorded already, the way to what stands there. */
export function FactFaults({ faults, existing }: Props) {
  const { t, i18n } = useTranslation('submit');
  const { to } = useView();
  if (faults.length === 0) return null;
  return (
    <ul className="field-faults">
      {faults.map((fault) => (
        <li key={`${fault.rule} ${fault.message}`} dir="auto">
          <span aria-hidden>✕ </span>
          {faultText(fault, i18n.language)}{' '}
          {existing !== undefined && (
            <Link to={to('submit', { tab: 'mine', fact: existing })}>{t('showExisting')}</Link>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The fact that stands in the way of one of the form, as the API names it where one may see it. */
export function existingFact(problem: Problem | undefined, index: number): string | undefined {
  const { facts } = problem?.more ?? {};
  if (!Array.isArray(facts)) return undefined;
  const found = (facts as readonly { readonly index?: unknown; readonly fact?: unknown }[]).find(
    (one) => one.index === index,
  );
  return typeof found?.fact === 'string' ? found.fact : undefined;
}
