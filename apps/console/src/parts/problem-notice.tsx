import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../api/problem.js';
import { useSession } from '../session/session.js';
import { faultText } from './fault-text.js';

interface Props {
  readonly problem: Problem;
  readonly retry?: (() => unknown) | undefined;
}

/** What went wrong and what to do: first in the reader's words, then in those of the API, then fault by fault. */
export function ProblemNotice({ problem, retry }: Props) {
  const { t, i18n } = useTranslation();
  const { key, signOut } = useSession();
  const { problem: name, detail, faults } = problem;
  const isExpired = name === 'not-authenticated' && key !== undefined;
  const description = (
    <>
      {detail !== '' && faults.length === 0 && <div dir="auto">{detail}</div>}
      {faults.length > 0 && (
        <ul>
          {faults.map((fault) => (
            <li key={`${fault.pointer} ${fault.rule} ${fault.message}`} dir="auto">
              {fault.pointer !== '' && <code>{fault.pointer}</code>} {faultText(fault, i18n.language)}
            </li>
          ))}
        </ul>
      )}
      {isExpired && (
        <Button size="small" type="primary" onClick={signOut}>
          {t('app.signInAgain')}
        </Button>
      )}
      {retry !== undefined && (
        <Button size="small" onClick={() => void retry()}>
          {t('app.retry')}
        </Button>
      )}
    </>
  );
  return (
    <Alert
      role="alert"
      type={problem.isPassing ? 'warning' : 'error'}
      showIcon
      title={t(`problem.${name}`, { defaultValue: t('problem.internal') })}
      description={description}
    />
  );
}
