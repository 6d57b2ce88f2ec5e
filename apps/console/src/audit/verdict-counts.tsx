import { useTranslation } from 'react-i18next';
import { badness, markOf, verdictText } from '../verdict/verdicts.js';

/** How many units got each verdict, the worst first: shape, word and number. */
export function VerdictCounts({ verdicts }: { readonly verdicts: Readonly<Record<string, number>> }) {
  const { t } = useTranslation();
  const sorted = Object.entries(verdicts).toSorted(([one], [other]) => badness(one) - badness(other));
  return (
    <span className="verdict-counts">
      {sorted.map(([verdict, count]) => {
        const { shape, colour } = markOf(verdict);
        return (
          <span key={verdict} style={{ color: colour }}>
            <span aria-hidden>{shape}</span> {verdictText(t, verdict)} <span className="number">{count}</span>
          </span>
        );
      })}
    </span>
  );
}
