import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, createApi } from '../api/client.js';
import { Problem } from '../api/problem.js';
import type { DemonstrationAccount } from '../api/types.js';
import { inLanguage } from '../i18n/i18n.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { Preferences } from '../shell/preferences.js';
import { useSession } from './session.js';
import './sign-in.css';

/** Picks an account of the demonstration, where there is one on this machine, or takes a key. */
export function SignIn() {
  const { t, i18n } = useTranslation();
  const accounts = useQuery({
    queryKey: ['demonstration-accounts'],
    queryFn: ({ signal }) => answered(createApi(undefined).GET('/v1/demonstration-accounts', { signal })),
    retry: false,
  });
  const { enter, problem, isTrying } = useEntry();
  return (
    <main className="sign-in">
      <div className="sign-in-card paper">
        <header>
          <h1>
            对表 <span className="sign-in-latin">Duibiao</span>
          </h1>
          <p className="quiet">{t('signIn.motto')}</p>
          <Preferences />
        </header>
        {problem !== undefined && <ProblemNotice problem={problem} />}
        {accounts.data !== undefined && accounts.data.accounts.length > 0 && (
          <section aria-labelledby="demonstration">
            <h2 id="demonstration">{t('signIn.demonstration')}</h2>
            <ul className="sign-in-accounts">
              {accounts.data.accounts.map((account: DemonstrationAccount) => (
                <li key={account.key}>
                  <button type="button" disabled={isTrying} onClick={() => void enter(account.key, false)}>
                    <strong>{inLanguage(account.label, i18n.language)}</strong>
                    <span className="quiet">{account.roles.map((role) => t(`role.${role}`)).join(' · ')}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )}
        <section aria-labelledby="by-key">
          <h2 id="by-key">{t('signIn.key')}</h2>
          <Form<{ key: string; isKept: boolean }>
            layout="vertical"
            onFinish={({ key, isKept }) => void enter(key.trim(), isKept)}
            initialValues={{ isKept: false }}
          >
            <Form.Item name="key" label={t('signIn.yourKey')} rules={[{ required: true, message: t('signIn.needed') }]}>
              <Input.Password autoComplete="current-password" spellCheck={false} />
            </Form.Item>
            <Form.Item name="isKept" valuePropName="checked">
              <Checkbox>{t('signIn.keep')}</Checkbox>
            </Form.Item>
            <Button type="primary" htmlType="submit" loading={isTrying} block>
              {t('signIn.enter')}
            </Button>
          </Form>
        </section>
      </div>
    </main>
  );
}

/** A key is tried before it is kept: what is wrong with it is said here, not on the next page. */
function useEntry() {
  const { signIn } = useSession();
  const [problem, setProblem] = useState<Problem>();
  const [isTrying, setIsTrying] = useState(false);
  const enter = async (key: string, isKept: boolean): Promise<void> => {
    setIsTrying(true);
    setProblem(undefined);
    try {
      await answered(createApi(key).GET('/v1/me'));
      signIn(key, isKept);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setProblem(error);
    } finally {
      setIsTrying(false);
    }
  };
  return { enter, problem, isTrying };
}
