import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { addWords } from '../i18n/i18n.js';
import { Sections, useSection } from '../parts/sections.js';
import { useView } from '../view/view.js';
import { EntriesTab } from './entries-tab.js';
import { EntryView } from './entry-view.js';
import { LogTab } from './log-tab.js';
import { positionOf } from './positions.js';
import '../parts/plain-table.css';
import './ledger.css';
import { words } from './words.js';

addWords('ledger', words);

const sections = ['entries', 'log'] as const;

/** The ledger itself: its entries, one of them with its bytes and proof, and the log that they stand in. */
export function Page() {
  const { t } = useTranslation('ledger');
  const { get } = useView();
  const section = useSection(sections);
  const entry = get('entry');
  const position = positionOf(entry);
  return (
    <>
      <h1>{t('title')}</h1>
      <Sections
        label={t('title')}
        page="ledger"
        current={section}
        sections={sections.map((id) => ({ id, label: t(`tab.${id}`) }))}
      />
      {section === 'log' && <LogTab />}
      {section === 'entries' && entry === undefined && <EntriesTab />}
      {section === 'entries' && position !== undefined && <EntryView key={position} position={position} />}
      {section === 'entries' && entry !== undefined && position === undefined && <NoPosition entry={entry} />}
    </>
  );
}

/** The address names an entry by something that is no position. */
function NoPosition({ entry }: { readonly entry: string }) {
  const { t } = useTranslation('ledger');
  const { to } = useView();
  return (
    <section className="paper">
      <p dir="auto">{t('noPosition', { entry })}</p>
      <Link to={to('ledger')}>← {t('back')}</Link>
    </section>
  );
}
