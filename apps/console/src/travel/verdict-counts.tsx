import { useTranslation } from 'react-i18next';
import { markOf, verdicts, verdictText } from '../verdict/verdicts.js';

interface Props {
  readonly counts: ReadonlyMap<string, number>;
}

export function VerdictCounts({ counts }: Props) {
  const { t } = useTranslation();
  return (
    <ul className="travel-verdicts">
      {verdicts
        .filter((verdict) => counts.has(verdict))
        .map((verdict) => {
          const { shape, colour } = markOf(verdict);
          return (
            <li key={verdict} style={{ color: colour }}>
              <span aria-hidden>{shape}</span> {verdictText(t, verdict)}{' '}
              <strong className="number">{counts.get(verdict)}</strong>
            </li>
          );
        })}
    </ul>
  );
}
