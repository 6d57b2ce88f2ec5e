import { useTranslation } from 'react-i18next';
import { badness, markOf, verdictText } from './verdicts.js';
import './verdict-counts.css';

/** How many got each verdict, the worst first: shape, word and number. */
export function VerdictCounts({ counts }: { readonly counts: ReadonlyMap<string, number> }) {
  const { t } = useTranslation();
  const sorted = [...counts].toSorted(([one], [other]) => badness(one) - badness(other));
  return (
    <ul className="verdict-counts">
      {sorted.map(([verdict, count]) => {
        const { shape, colour } = markOf(verdict);
        return (
          <li key={verdict} style={{ color: colour }}>
            <span aria-hidden>{shape}</span> {verdictText(t, verdict)} <strong className="number">{count}</strong>
          </li>
        );
      })}
    </ul>
  );
}
