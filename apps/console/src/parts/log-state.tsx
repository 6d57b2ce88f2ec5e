import { Alert, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Ledger } from '../api/types.js';
import { useRead } from '../api/use-read.js';
import { addWords } from '../i18n/i18n.js';
import type { Words } from '../i18n/words-of.js';
import { useInstant } from '../session/use-roles.js';

const zh = {
  origin: '日志名称',
  key: '验证公钥',
  size: '已封存',
  entries: '{{size}} 条',
  sealedAt: '最近封存',
  never: '尚未封存',
  generation: '第几代',
  verified: '全量核验',
  notYet: '还没有核验过（每晚一次）',
  running: '正在核验……',
  holds: '全部相符',
  holdsAll: '全部 {{size}} 条相符',
  fault: '发现不符：{{fault}}',
  held: '已停止签名',
};
const words: Words<typeof zh> = {
  zh,
  en: {
    origin: 'Origin',
    key: 'Verifier key',
    size: 'Sealed',
    entries: '{{size}} entries',
    sealedAt: 'Last checkpoint',
    never: 'none yet',
    generation: 'Generation',
    verified: 'Verified whole',
    notYet: 'not yet (it is done every night)',
    running: 'under way …',
    holds: 'everything holds',
    holdsAll: 'all {{size}} entries hold',
    fault: 'it does not hold: {{fault}}',
    held: 'Nothing is signed any more',
  },
};
addWords('log', words);

/** The ledger of this page, with its head and its log. */
export const useLedger = () =>
  useRead(['ledger'], (api, path, signal) => api.GET('/v1/ledgers/{ledger}', { params: { path }, signal }));

/** How the transparency log stands: what is sealed, who signs, when it was verified, and whether it is held. */
export function LogState({ log }: { readonly log: NonNullable<Ledger['log']> }) {
  const { t } = useTranslation('log');
  const instant = useInstant();
  const { origin, verifierKey, size, sealedAt, generation, held } = log;
  return (
    <>
      {held !== null && <Alert role="alert" type="error" showIcon title={t('held')} description={held} />}
      <dl className="facts-of">
        <dt>{t('origin')}</dt>
        <dd>
          <code className="wrap">{origin}</code>
        </dd>
        <dt>{t('key')}</dt>
        <dd>
          <Typography.Text copyable code className="wrap">
            {verifierKey}
          </Typography.Text>
        </dd>
        <dt>{t('size')}</dt>
        <dd className="number">{t('entries', { size })}</dd>
        <dt>{t('sealedAt')}</dt>
        <dd className="number">{sealedAt === null ? t('never') : instant(sealedAt)}</dd>
        <dt>{t('generation')}</dt>
        <dd className="number">{generation}</dd>
        <dt>{t('verified')}</dt>
        <dd>
          <Verified verified={log.verified} />
        </dd>
      </dl>
    </>
  );
}

function Verified({ verified }: Pick<NonNullable<Ledger['log']>, 'verified'>) {
  const { t } = useTranslation('log');
  const instant = useInstant();
  if (verified === null) return <span className="quiet">{t('notYet')}</span>;
  const { startedAt, finishedAt, size, fault } = verified;
  return (
    <>
      {finishedAt === null && t('running')}
      {finishedAt !== null && fault === null && (
        <span style={{ color: 'var(--verdict-good)' }}>✓ {size === null ? t('holds') : t('holdsAll', { size })}</span>
      )}
      {fault !== null && <strong style={{ color: 'var(--verdict-bad)' }}>✕ {t('fault', { fault })}</strong>}{' '}
      <span className="number quiet">{instant(finishedAt ?? startedAt)}</span>
    </>
  );
}
