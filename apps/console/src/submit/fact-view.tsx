import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useRead } from '../api/use-read.js';
import { inLanguage } from '../i18n/i18n.js';
import { Loaded } from '../parts/loaded.js';
import { useRoles, useToday } from '../session/use-roles.js';
import { useKinds } from '../view/use-kinds.js';
import { useView } from '../view/view.js';
import { CorrectForm } from './correct-form.js';
import { FactHistory } from './fact-history.js';
import { ReplaceForm } from './replace-form.js';
import type { Fact, FactKind } from './types.js';
import { VoidForm } from './void-form.js';

/** One fact: all its versions, and the ways to change it. */
export function FactView({ fact }: { readonly fact: string }) {
  const { t } = useTranslation('submit');
  const kinds = useKinds();
  const read = useRead(['fact', fact], (api, { ledger }, signal) =>
    api.GET('/v1/ledgers/{ledger}/facts/{fact}', { params: { path: { ledger, fact } }, signal }),
  );
  const { to } = useView();
  return (
    <section className="paper" aria-labelledby="fact">
      <p>
        <Link to={to('submit', { tab: 'mine' })}>← {t('mine.back')}</Link>
      </p>
      <Loaded read={kinds}>
        {(list) => (
          <Loaded read={read}>
            {(found) => (
              <Found fact={found} kind={list.kinds.find(({ kind }) => kind === found.kind)} reread={read.refetch} />
            )}
          </Loaded>
        )}
      </Loaded>
    </section>
  );
}

interface Props {
  readonly fact: Fact;
  /** Undefined where the kind is not in force any more. */
  readonly kind: FactKind | undefined;
  readonly reread: () => Promise<unknown>;
}

function Found({ fact, kind, reread }: Props) {
  const { t, i18n } = useTranslation('submit');
  return (
    <>
      <h2 id="fact">
        {kind === undefined ? fact.kind : inLanguage(kind.name, i18n.language)}{' '}
        <span className="quiet fact-state">
          {t(`factState.${fact.state}`)} · {t('version', { version: fact.version })}
        </span>
      </h2>
      <p className="quiet">
        <code className="wrap">{fact.fact}</code> · {t('source')} <code>{fact.source}</code>
      </p>
      <FactHistory fact={fact} kind={kind} />
      {kind !== undefined && <Changes fact={fact} kind={kind} reread={reread} />}
    </>
  );
}

/** Corrections and voids, to those who may; why not, to the others. */
function Changes({ fact, kind, reread }: Props & { readonly kind: FactKind }) {
  const { t } = useTranslation('submit');
  const { get, set } = useView();
  const { holds } = useRoles();
  const today = useToday();
  const act = get('act');
  const [, sourceUnit] = /^unit:(.+)$/.exec(fact.source) ?? [];
  // what was replaced here is voided, and its form still says what was recorded
  const [wasVoided] = useState(fact.state === 'voided');
  const close = (): void => set({ act: undefined });
  if (act === 'replace' && !wasVoided && sourceUnit !== undefined && today !== undefined && kind.isVoidable) {
    return <ReplaceForm fact={fact} kind={kind} unit={sourceUnit} today={today} reread={reread} close={close} />;
  }
  if (fact.state === 'voided') return <p className="quiet">{t('change.voided')}</p>;
  if (sourceUnit === undefined) return <p className="quiet">{t('change.imported')}</p>;
  if (!holds(kind.submit.role, sourceUnit)) {
    return (
      <p className="quiet">{t('change.noRole', { role: t(`role.${kind.submit.role}`, { ns: 'translation' }) })}</p>
    );
  }
  if (act === 'correct' && today !== undefined) {
    return <CorrectForm fact={fact} kind={kind} unit={sourceUnit} today={today} reread={reread} close={close} />;
  }
  if (act === 'void') return <VoidForm fact={fact} reread={reread} close={close} />;
  return (
    <div className="form-end">
      <Button onClick={() => set({ act: 'correct' })}>{t('change.correct')}</Button>
      {kind.isVoidable ? (
        <>
          <Button onClick={() => set({ act: 'replace' })}>{t('change.replace')}</Button>
          <Button danger onClick={() => set({ act: 'void' })}>
            {t('change.void')}
          </Button>
        </>
      ) : (
        <span className="quiet">{t('change.notVoidable')}</span>
      )}
    </div>
  );
}
