import { useTranslation } from 'react-i18next';
import { useTrend, type Known } from './use-trends.js';

const [WIDTH, HEIGHT] = [72, 20];

/** The ends of the last months as a line; the numbers themselves for whoever does not see it. */
export function Trend({ indicator }: { readonly indicator: string }) {
  const { t } = useTranslation('board');
  const known = useTrend(indicator).filter(({ text }) => text !== null);
  const last = known.at(-1);
  if (known.length < 2 || last === undefined) return <span className="quiet">—</span>;
  const values = known.map(({ day, text }) => `${day} ${text}`).join('，');
  return (
    <svg
      role="img"
      aria-label={t('trendOf', { values })}
      viewBox={`-3 -3 ${WIDTH + 6} ${HEIGHT + 6}`}
      width={WIDTH}
      height={HEIGHT}
    >
      <title>{t('trendOf', { values })}</title>
      <polyline points={pointsOf(known)} fill="none" stroke="currentColor" strokeWidth="1.5" />
      <circle cx={WIDTH} cy={pointsOf(known).split(',').at(-1)} r="2.5" fill="currentColor" />
    </svg>
  );
}

/** Where the numbers stand in the picture: only drawn, never said. */
function pointsOf(known: readonly Known[]): string {
  const values = known.map(({ text }) => Number.parseFloat((text ?? '').replaceAll(/[^\d.-]/g, '')) || 0);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const x = (index: number): string => ((index / (values.length - 1)) * WIDTH).toFixed(1);
  const y = (value: number): string => (HEIGHT - ((value - least) / (most - least || 1)) * HEIGHT).toFixed(1);
  return values.map((value, index) => `${x(index)},${y(value)}`).join(' ');
}
