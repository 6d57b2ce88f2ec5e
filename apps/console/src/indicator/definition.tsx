import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Indicator } from '../api/types.js';
import { inLanguage } from '../i18n/i18n.js';
import { useUnitType } from '../view/unit-type.js';
import { useView } from '../view/view.js';
import { unwrapped } from './unwrapped.js';

interface Props {
  readonly definition: Indicator;
}

/** What the indicator means, in words: what is counted, of whom, by which reading of the document. */
export function Definition({ definition }: Props) {
  const { t, i18n } = useTranslation('indicator');
  const unitType = useUnitType();
  const { to } = useView();
  const { measure, scope, facts, uses, attribution, responsible, plan, reading, alternatives, duty, item } = definition;
  const { provenance } = definition;
  const say = (words: { readonly zh: string; readonly en: string }): string => inLanguage(words, i18n.language);
  return (
    <section className="paper indicator-definition" aria-labelledby="definition">
      <h2 id="definition">{t('definition')}</h2>
      <dl>
        <Entry term={t('measure')}>
          {measure.words === null ? <code>{measure.kind}</code> : <pre>{unwrapped(say(measure.words))}</pre>}
        </Entry>
        <Entry term={t('scope')}>{say(scope)}</Entry>
        <Entry term={t('reading')}>
          <pre>{say(reading.text)}</pre>
          <span className="quiet">
            {reading.id} · {t('readingVersion', { version: reading.version })}
          </span>
        </Entry>
        <Entry term={t('provenance')}>{t('said', { term: say(provenance.name), text: say(provenance.meaning) })}</Entry>
        <Entry term={t('attribution')}>{say(attribution)}</Entry>
        <Entry term={t('responsible')}>
          <span dir="auto">{responsible ?? t('issuer', { issuer: plan.issuer })}</span>
        </Entry>
        <Entry term={t('facts')}>
          {facts.map(({ kind, name }) => (
            <div key={kind}>
              {say(name)} <code>{kind}</code>
            </div>
          ))}
        </Entry>
        {uses.length > 0 && (
          <Entry term={t('uses')}>
            {uses.map((id) => (
              <div key={id}>
                <Link to={to(`indicators/${encodeURIComponent(id)}`)}>{id}</Link>
              </div>
            ))}
          </Entry>
        )}
        {duty !== null && (
          <Entry term={t('duty')}>
            {t('dutyLine', {
              name: say(duty.name),
              units: duty.unitTypes.map(unitType).join('、'),
              days: duty.dueDays,
              from: duty.from,
              to: duty.to,
            })}
          </Entry>
        )}
      </dl>
      {alternatives.length > 0 && (
        <details>
          <summary>{t('alternatives')}</summary>
          {alternatives.map(({ id, version, text, words }) => (
            <div key={`${id} ${version}`}>
              <pre>{say(text)}</pre>
              {words !== null && <pre className="quiet">{unwrapped(say(words))}</pre>}
            </div>
          ))}
        </details>
      )}
      <details>
        <summary>{t('itemText', { no: item.no })}</summary>
        <p className="indicator-item" lang="zh-CN">
          {item.text}
        </p>
      </details>
    </section>
  );
}

function Entry({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  );
}
