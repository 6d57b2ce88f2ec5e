import { useTranslation } from 'react-i18next';
import { addWords } from '../i18n/i18n.js';
import { Sections, useSection } from '../parts/sections.js';
import { DueTab } from './due-tab.js';
import { FormTab } from './form-tab.js';
import { MineTab } from './mine-tab.js';
import '../parts/plain-table.css';
import './submit.css';
import { words } from './words.js';

addWords('submit', words);

const sections = ['due', 'form', 'mine'] as const;

/** What is due, forms for it, and what became of what was submitted. */
export function Page() {
  const { t } = useTranslation('submit');
  const section = useSection(sections);
  return (
    <>
      <h1>{t('title')}</h1>
      <Sections
        label={t('title')}
        page="submit"
        current={section}
        sections={sections.map((id) => ({ id, label: t(`tab.${id}`) }))}
      />
      {section === 'due' && <DueTab />}
      {section === 'form' && <FormTab />}
      {section === 'mine' && <MineTab />}
    </>
  );
}
