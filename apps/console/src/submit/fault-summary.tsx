import { Alert } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fault, Problem } from '../api/problem.js';
import { inLanguage } from '../i18n/i18n.js';
import { faultText } from '../parts/fault-text.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { placeId, placeOf } from './fault-places.js';
import type { FactKind } from './types.js';

interface Props {
  readonly problem: Problem;
  readonly kind: FactKind;
}

/** All faults of the form at once; each leads to its field. It takes the focus, so that nobody misses it. */
export function FaultSummary({ problem, kind }: Props) {
  const { t } = useTranslation('submit');
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => summary.current?.focus(), [problem]);
  return (
    <div ref={summary} tabIndex={-1} className="fault-summary">
      {problem.faults.length === 0 ? (
        <ProblemNotice problem={problem} />
      ) : (
        <Alert
          role="alert"
          type="error"
          showIcon
          title={t('faults', { count: problem.faults.length })}
          description={
            <ul>
              {problem.faults.map((fault) => (
                <li key={`${fault.pointer} ${fault.rule} ${fault.message}`} dir="auto">
                  <FaultLink fault={fault} kind={kind} />
                </li>
              ))}
            </ul>
          }
        />
      )}
    </div>
  );
}

function FaultLink({ fault, kind }: { readonly fault: Fault; readonly kind: FactKind }) {
  const { t, i18n } = useTranslation('submit');
  const place = placeOf(fault.pointer);
  const text = faultText(fault, i18n.language);
  if (place.at === 'form') return <>{text}</>;
  const parts = [
    ...('fact' in place ? [t('factNumber', { number: place.fact + 1 })] : []),
    ...(place.at === 'field' ? [labelOf(kind, place.field, i18n.language)] : []),
    ...(place.at === 'note' || place.at === 'reason' ? [t(place.at)] : []),
  ];
  return (
    <>
      <a
        href={`#${placeId(place)}`}
        onClick={(event) => {
          event.preventDefault();
          document.getElementById(placeId(place))?.focus();
        }}
      >
        {parts.join(' · ')}
      </a>
      {t('colon')}
      {text}
    </>
  );
}

function labelOf({ refs, days, values }: FactKind, field: string, language: string): string {
  const found = [...refs, ...days, ...values].find((one) => one.field === field);
  return found === undefined ? field : inLanguage(found.name, language);
}
