import { useTranslation } from 'react-i18next';
import { markOf, verdicts, verdictText } from '../verdict/verdicts.js';

interface Props {
  readonly counts: ReadonlyMap<string, number>;
  readonly chosen: ReadonlySet<string>;
  readonly toggle: (verdict: string) => void;
}

/** How many indicators got each verdict; a press shows only those. */
export function Counts({ counts, chosen, toggle }: Props) {
  const { t } = useTranslation('board');
  const words = useTranslation().t;
  return (
    <ul className="board-counts" aria-label={t('counts')}>
      {verdicts
        .filter((verdict) => counts.has(verdict) || chosen.has(verdict))
        .map((verdict) => {
          const { shape, colour } = markOf(verdict);
          return (
            <li key={verdict}>
              <button
                type="button"
                aria-pressed={chosen.has(verdict)}
                style={{ '--colour': colour } as React.CSSProperties}
                onClick={() => toggle(verdict)}
              >
                <span className="board-count number">{counts.get(verdict) ?? 0}</span>
                <span>
                  <span aria-hidden>{shape}</span> {verdictText(words, verdict)}
                </span>
              </button>
            </li>
          );
        })}
    </ul>
  );
}
