import { Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Lineage } from '../api/types.js';
import { FactLine } from '../facts/fact-line.js';
import '../facts/facts.css';
import { useUnitName } from '../facts/use-field-texts.js';
import { useView } from '../view/view.js';
import { roleWords } from './role-words.js';
import type { Part } from './use-lineage.js';

type Case = Lineage['cases'][number];

interface Props {
  readonly cases: readonly Case[];
  /** How many there are, of which these are the first. */
  readonly all: string;
  readonly part: Exclude<Part, 'left-out'>;
}

export function CaseList({ cases, all, part }: Props) {
  const { t } = useTranslation('why');
  if (cases.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t(`none.${part}`)} />;
  return (
    <>
      <p className="quiet number">{t('cases', { shown: cases.length, all })}</p>
      <ul className="why-cases">
        {cases.map((one) => (
          <CaseItem key={`${one.key} ${one.ownerUnit}`} one={one} part={part} />
        ))}
      </ul>
    </>
  );
}

/** A case with the facts that carry it; facts outside of one's scope are counted, not shown. */
function CaseItem({ one, part }: { readonly one: Case; readonly part: Props['part'] }) {
  const { t } = useTranslation('why');
  const { set } = useView();
  const unitName = useUnitName();
  const { key, ownerUnit, isInNumerator, facts, withheld } = one;
  return (
    <li>
      <h2 className="why-case">
        <span dir="auto">{unitName(key) ?? <code>{key}</code>}</span>
        {key !== ownerUnit && (
          <span className="quiet" dir="auto">
            {t('ofUnit', { unit: unitName(ownerUnit) ?? ownerUnit })}
          </span>
        )}
        {part === 'denominator' && (
          <span className={isInNumerator ? 'why-in' : 'why-not-in'}>
            {isInNumerator ? `✓ ${t('inNumerator')}` : `✕ ${t('notInNumerator')}`}
          </span>
        )}
      </h2>
      {facts.map((fact) => (
        <FactLine
          key={`${fact.fact} ${fact.version} ${fact.role}`}
          fact={fact}
          role={roleWords(t, fact.role)}
          open={() => set({ fact: fact.fact, version: String(fact.version) })}
        />
      ))}
      {withheld > 0 && <p className="quiet">{t('withheld', { count: withheld })}</p>}
    </li>
  );
}
