import { useTranslation } from 'react-i18next';
import type { Attainment } from '../api/types.js';
import { partText } from './part-text.js';

interface Props {
  readonly attainment: Attainment;
}

/** What the number is made of: periods, deliverables, levels, conditions; then the counts that stand beside it. */
export function PartsList({ attainment: { parts, counts, kind } }: Props) {
  const { t } = useTranslation('indicator');
  const named = Object.entries(counts);
  // numerator and denominator of a share say no more than the number itself
  if (parts.length === 0 && (named.length === 0 || kind === 'ratio')) return null;
  return (
    <section className="paper" aria-labelledby="parts">
      <h2 id="parts">{t('parts')}</h2>
      {parts.length > 0 && (
        <table className="indicator-table">
          <caption className="visually-hidden">{t('parts')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('part')}</th>
              <th scope="col">{t('value')}</th>
              <th scope="col">{t('state')}</th>
              <th scope="col">{t('day')}</th>
            </tr>
          </thead>
          <tbody>
            {parts.map(({ name, value, state, day }) => (
              <tr key={`${name} ${state}`}>
                <th scope="row" dir="auto">
                  {name === 'all' || name === 'baseline' ? t(name) : t(`partState.${name}`, { defaultValue: name })}
                </th>
                <td className="number">{partText(value, kind)}</td>
                <td>{state === null ? '—' : t(`partState.${state}`, { defaultValue: state })}</td>
                <td className="number">{day ?? '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {named.length > 0 && (
        <>
          <h3>{t('counts')}</h3>
          <dl className="indicator-counts">
            {named.map(([name, count]) => (
              <div key={name}>
                <dt>{t(`count.${name}`, { defaultValue: name })}</dt>
                <dd className="number">{count}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </section>
  );
}
