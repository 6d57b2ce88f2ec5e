import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FactHistory } from '../api/types.js';
import { useRead } from '../api/use-read.js';
import { Loaded } from '../parts/loaded.js';
import { useView } from '../view/view.js';
import { FactVersion } from './fact-version.js';
import './facts.css';
import { SubmissionPart } from './submission-part.js';
import { useReadable } from './use-field-texts.js';

/** One fact from its beginning; which one, and at which version, stands in the address. */
export function FactDrawer() {
  const { t } = useTranslation('facts');
  const { get, set } = useView();
  const fact = get('fact');
  return (
    <Drawer
      open={fact !== undefined}
      size="min(680px, 100vw)"
      title={t('history')}
      onClose={() => set({ fact: undefined, version: undefined }, { replace: true })}
    >
      {fact !== undefined && <Opened key={fact} fact={fact} />}
    </Drawer>
  );
}

function Opened({ fact }: { readonly fact: string }) {
  const read = useRead(['fact', fact], (api, path, signal) =>
    api.GET('/v1/ledgers/{ledger}/facts/{fact}', { params: { path: { ...path, fact } }, signal }),
  );
  return <Loaded read={read}>{(found) => <History found={found} />}</Loaded>;
}

function History({ found }: { readonly found: FactHistory }) {
  const { t } = useTranslation('facts');
  const { kindName } = useReadable();
  const { at, on, get, set } = useView();
  const { history, kind, owner, source, state } = found;
  const asked = Number(get('version') ?? found.version);
  const chosen = history.find(({ version }) => version === asked) ?? history.at(-1);
  return (
    <div className="fact-drawer">
      <div>
        <h3>
          {kindName(kind)} <span className="quiet">{t(state === 'current' ? 'stands' : 'voided')}</span>
        </h3>
        <p className="quiet">
          <code>{found.fact}</code> · {t('source')} <code>{source}</code> · {t('owner')} <code>{owner}</code>
        </p>
        {(at !== undefined || on !== undefined) && <p className="quiet">{t('untilNow')}</p>}
      </div>
      <ol className="fact-history">
        {history.map((version) => (
          <FactVersion
            key={version.version}
            kind={kind}
            version={version}
            isChosen={version === chosen}
            choose={() => set({ version: String(version.version) }, { replace: true })}
          />
        ))}
      </ol>
      {chosen !== undefined && (
        <SubmissionPart
          key={chosen.submission}
          submission={chosen.submission}
          fact={found.fact}
          version={chosen.version}
        />
      )}
    </div>
  );
}
