import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fault } from '../api/problem.js';
import { faultText } from './fault-text.js';
import './field.css';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly isRequired?: boolean;
  /** What is legal there. */
  readonly hint?: ReactNode;
  readonly faults?: readonly Fault[] | undefined;
  /** The control takes these along, so that a screen reader tells hint and faults with it. */
  readonly children: (control: Control) => ReactNode;
}

export interface Control {
  readonly id: string;
  readonly 'aria-describedby': string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-required': boolean;
  readonly status: 'error' | '';
}

/** A labelled field with what is legal there, and what is wrong with what stands there. */
export function Field({ id, label, isRequired = false, hint, faults = [], children }: Props) {
  const { t, i18n } = useTranslation();
  const isWrong = faults.length > 0;
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {!isRequired && <span className="quiet field-optional">{t('app.optional')}</span>}
      </label>
      {children({
        id,
        'aria-describedby': `${id}-about`,
        'aria-invalid': isWrong,
        'aria-required': isRequired,
        status: isWrong ? 'error' : '',
      })}
      <div id={`${id}-about`} className="field-about">
        {isWrong && (
          <ul className="field-faults">
            {faults.map((fault) => (
              <li key={`${fault.rule} ${fault.message}`} dir="auto">
                <span aria-hidden>✕ </span>
                {faultText(fault, i18n.language)}
              </li>
            ))}
          </ul>
        )}
        {hint !== undefined && <span className="quiet">{hint}</span>}
      </div>
    </div>
  );
}
