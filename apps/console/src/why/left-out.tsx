import { Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import type { LineageFact } from '../api/types.js';
import { FactLine } from '../facts/fact-line.js';
import '../facts/facts.css';
import { useView } from '../view/view.js';
import { roleWords } from './role-words.js';

interface Props {
  /** Reason → how many facts. */
  readonly counts: Readonly<Record<string, string>>;
  readonly facts: readonly LineageFact[];
  readonly all: string;
}

/** What was reported and does not count: how much for which reason, then fact by fact. */
export function LeftOut({ counts, facts, all }: Props) {
  const { t } = useTranslation('why');
  const { set } = useView();
  const reasons = Object.entries(counts);
  if (reasons.length === 0) {
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('none.left-out')} />;
  }
  return (
    <>
      <table className="why-reasons">
        <caption>{t('reasons')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('why')}</th>
            <th scope="col">{t('count')}</th>
          </tr>
        </thead>
        <tbody>
          {reasons.map(([reason, count]) => (
            <tr key={reason}>
              <th scope="row">{t(`reason.${reason}`, { defaultValue: reason })}</th>
              <td className="number">{count}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet number">{t('factsLeftOut', { shown: facts.length, all })}</p>
      <ul className="why-cases">
        {facts.map((fact) => (
          <li key={`${fact.fact} ${fact.version} ${fact.role} ${fact.about}`}>
            <FactLine
              fact={fact}
              role={roleWords(t, fact.role)}
              open={() => set({ fact: fact.fact, version: String(fact.version) })}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
