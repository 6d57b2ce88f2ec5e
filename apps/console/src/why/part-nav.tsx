import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useView } from '../view/view.js';
import { type Part, parts } from './use-lineage.js';

interface Props {
  readonly indicator: string;
  readonly shown: Part;
  /** How many cases, or facts, a part has in all. */
  readonly countOf: (part: Part) => string;
}

/** The three parts of a number, each with how much is in it. */
export function PartNav({ indicator, shown, countOf }: Props) {
  const { t } = useTranslation('why');
  const { to } = useView();
  return (
    <nav className="why-parts" aria-label={t('parts')}>
      {parts.map((part) => (
        <Link
          key={part}
          replace
          to={to(`indicators/${encodeURIComponent(indicator)}/why`, { part: part === 'numerator' ? undefined : part })}
          aria-current={part === shown ? 'true' : undefined}
        >
          {t(`part.${part}`)} <span className="number">{countOf(part)}</span>
        </Link>
      ))}
    </nav>
  );
}
