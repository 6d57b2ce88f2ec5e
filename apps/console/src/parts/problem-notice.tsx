import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../api/problem.js';
import { useSession } from '../session/session.js';

interface Props {
  readonly problem: Problem;
  readonly retry?: (() => unknown) | undefined;
}

/** What went wrong and what to do: first in the reader's words, then in those of the API, then fault by fault. */
export function ProblemNotice({ problem, retry }: Props) {
  const { t } = useTranslation();
  const { key, signOut } = useSession();
  const { problem: name, detail, faults } = problem;
  const isExpired = name === 'not-authenticated' && key !== undefined;
  const description = (
    <>
      {detail !== '' && <div dir="auto">{detail}</div>}
      {faults.length > 0 && (
        <ul>
          {faults.map((fault) => (
            <li key={`${fault.pointer} ${fault.rule} ${fault.message}`} dir="auto">
              {fault.pointer !== '' && <code>{fault.pointer}</code>} {fault.message}
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
