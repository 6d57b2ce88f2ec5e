import { useTranslation } from 'react-i18next';
import { addWords } from '../i18n/i18n.js';
import { Sections, useSection } from '../parts/sections.js';
import '../parts/plain-table.css';
import './audit.css';
import { HistoryTab } from './history-tab.js';
import { ReplayTab } from './replay-tab.js';
import { words } from './words.js';

addWords('audit', words);

const sections = ['replay', 'history'] as const;

/** Numbers computed again, from the entries alone; and every result that was published. */
export function Page() {
  const { t } = useTranslation('audit');
  const section = useSection(sections);
  return (
    <>
      <h1>{t('title')}</h1>
      <Sections
        label={t('title')}
        page="audit"
        current={section}
        sections={sections.map((id) => ({ id, label: t(`tab.${id}`) }))}
      />
      {section === 'replay' && <ReplayTab />}
      {section === 'history' && <HistoryTab />}
    </>
  );
}
