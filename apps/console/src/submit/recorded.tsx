import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useInstant, useToday } from '../session/use-roles.js';
import { useView } from '../view/view.js';
import { Moved } from './moved.js';
import { ReceiptButton } from './receipt.js';
import type { SubmissionAnswer } from './types.js';

interface Props {
  readonly answer: SubmissionAnswer;
  readonly unit: string;
  /** The form again, for the next. */
  readonly again: () => void;
}

/** What was recorded: its name, its place in the ledger, its receipt, and what it moved. */
export function Recorded({ answer, unit, again }: Props) {
  const { t } = useTranslation('submit');
  const { to } = useView();
  const instant = useInstant();
  const today = useToday();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { submission, recordedAt, firstPosition, lastPosition, events } = answer;
  return (
    <div className="paper recorded">
      <h2 ref={heading} tabIndex={-1}>
        ✓ {t('recorded.title', { count: events.length })}
      </h2>
      <dl className="facts-of">
        <dt>{t('recorded.submission')}</dt>
        <dd>
          <code>{submission}</code>
        </dd>
        <dt>{t('recorded.at')}</dt>
        <dd className="number">{instant(recordedAt)}</dd>
        <dt>{t('recorded.positions')}</dt>
        <dd className="number">
          <Link to={to('ledger', { entry: firstPosition })}>
            {firstPosition === lastPosition ? firstPosition : `${firstPosition} – ${lastPosition}`}
          </Link>
        </dd>
      </dl>
      <div className="form-end">
        <ReceiptButton submission={submission} />
        <Link to={to('submit', { tab: 'mine', submission })}>{t('recorded.show')}</Link>
        <Button type="primary" onClick={again}>
          {t('recorded.another')}
        </Button>
      </div>
      {today !== undefined && (
        <Moved unit={unit} today={today} before={(BigInt(firstPosition) - 1n).toString()} after={lastPosition} />
      )}
    </div>
  );
}
