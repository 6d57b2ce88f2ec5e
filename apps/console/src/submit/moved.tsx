import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Attainment } from '../api/types.js';
import { inLanguage } from '../i18n/i18n.js';
import { Loaded } from '../parts/loaded.js';
import { VerdictTag } from '../verdict/verdict-tag.js';
import { useNumbers } from '../view/use-numbers.js';
import { useView } from '../view/view.js';

interface Props {
  readonly unit: string;
  readonly today: string;
  /** The last position before the submission, and its own last. */
  readonly before: string;
  readonly after: string;
}

/** The numbers of the reporting unit that a submission moved: what stood before it beside what stands now. */
export function Moved({ unit, today, before, after }: Props) {
  const { t } = useTranslation('submit');
  const { plan } = useView();
  const asked = { plan, unit, on: today, level: 'self' } as const;
  const first = useNumbers({ ...asked, at: before, waitFor: before }, { isFixed: true });
  const second = useNumbers({ ...asked, at: after, waitFor: after }, { isFixed: true });
  return (
    <section aria-labelledby="moved" className="moved">
      <h3 id="moved">{t('moved.title')}</h3>
      <Loaded read={first}>
        {({ attainments: old }) => (
          <Loaded read={second}>{({ attainments }) => <MovedTable moved={movedOf(old, attainments)} />}</Loaded>
        )}
      </Loaded>
    </section>
  );
}

interface Pair {
  readonly old: Attainment | undefined;
  readonly now: Attainment;
}

const said = ({ value, verdict, counts }: Attainment): string => JSON.stringify([value, verdict, counts]);

function movedOf(before: readonly Attainment[], after: readonly Attainment[]): readonly Pair[] {
  const known = new Map(before.map((one) => [one.indicator, one]));
  return after.flatMap((now) => {
    const old = known.get(now.indicator);
    return old !== undefined && said(old) === said(now) ? [] : [{ old, now }];
  });
}

function MovedTable({ moved }: { readonly moved: readonly Pair[] }) {
  const { t, i18n } = useTranslation('submit');
  const { to } = useView();
  if (moved.length === 0) return <p className="quiet">{t('moved.none')}</p>;
  return (
    <div className="table-scroll" tabIndex={0}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('moved.indicator')}</th>
            <th scope="col">{t('moved.before')}</th>
            <th scope="col">{t('moved.after')}</th>
          </tr>
        </thead>
        <tbody>
          {moved.map(({ old, now }) => (
            <tr key={now.indicator}>
              <th scope="row">
                <Link to={to(`indicators/${encodeURIComponent(now.indicator)}`)}>
                  {inLanguage(now.name, i18n.language)}
                </Link>
              </th>
              <td>{old === undefined ? '—' : <Number of={old} />}</td>
              <td>
                <Number of={now} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Number({ of: { value, verdict, reason } }: { readonly of: Attainment }) {
  const text = value?.text ?? '—';
  const exact = value === null || value.denominator === '1' ? '' : ` (${value.numerator}/${value.denominator})`;
  return (
    <span className="moved-number">
      <span className="number">
        {text}
        {exact}
      </span>
      <VerdictTag verdict={verdict} reason={reason} />
    </span>
  );
}
