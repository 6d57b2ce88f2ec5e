import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Indicator } from '../api/types.js';
import { inLanguage } from '../i18n/i18n.js';
import { useView } from '../view/view.js';

interface Props {
  readonly definition: Indicator;
  /** Whose number is shown, and where it stands. */
  readonly unitName: string | undefined;
  readonly on: string | undefined;
  readonly position: string | undefined;
}

/** The indicator by name, with the words of the plan on which it rests. */
export function Heading({ definition, unitName, on, position }: Props) {
  const { t, i18n } = useTranslation('indicator');
  const { to } = useView();
  const { id, name, item, quotation } = definition;
  return (
    <header className="indicator-head">
      <p className="quiet">
        {item.no === 0 ? t('notice') : t('itemNo', { no: item.no })} {item.title}
        {item.section !== null && <span> · {item.section.title}</span>}
      </p>
      <h1>
        {inLanguage(name, i18n.language)} {unitName !== undefined && <span className="quiet">{unitName}</span>}
      </h1>
      {quotation !== null && <blockquote lang="zh-CN">「{quotation}」</blockquote>}
      <p>
        <Link className="indicator-why" to={to(`indicators/${encodeURIComponent(id)}/why`)}>
          {t('why')} →
        </Link>
        {on !== undefined && <span className="quiet"> {t('view.asOf', { ns: 'translation', on, position })}</span>}
      </p>
    </header>
  );
}
