import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useOverview } from '../board/use-board.js';
import { BehindList } from '../facts/behind-list.js';
import { useUnitName } from '../facts/use-field-texts.js';
import { inLanguage } from '../i18n/i18n.js';
import { useView } from '../view/view.js';
import { type CauseGroup, type Effect, splitFields } from './causes.js';
import { FieldList } from '../replays/field-list.js';

interface Props {
  readonly group: CauseGroup;
  /** Units are named: there are several. */
  readonly isWide: boolean;
}

/** As many as one reads before asking for all. */
const FIRST = 20;

/** What one cause did: number by number, with the entries behind it. */
export function CauseSection({ group: { cause, effects }, isWide }: Props) {
  const { t } = useTranslation('travel');
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? effects : effects.slice(0, FIRST);
  return (
    <section className="travel-cause" aria-label={t(`causes.${cause}`, { defaultValue: cause })}>
      <h3>
        {t(`causes.${cause}`, { defaultValue: cause })}{' '}
        <span className="quiet">
          {t('effects', { count: effects.length })} · {t(`causeMeans.${cause}`, { defaultValue: '' })}
        </span>
      </h3>
      <ul>
        {shown.map((effect) => (
          <EffectItem key={`${effect.indicator} ${effect.unit}`} effect={effect} isWide={isWide} />
        ))}
      </ul>
      {shown.length < effects.length && (
        <Button size="small" onClick={() => setIsWhole(true)}>
          {t('showAll', { count: effects.length })}
        </Button>
      )}
    </section>
  );
}

function EffectItem({ effect, isWide }: { readonly effect: Effect; readonly isWide: boolean }) {
  const { t } = useTranslation('travel');
  const unitName = useUnitName();
  const nameOf = useIndicatorName();
  const { to } = useView();
  const { indicator, unit, step } = effect;
  const { main, beside } = splitFields(step.fields);
  return (
    <li>
      <Link to={to(`indicators/${encodeURIComponent(indicator)}`, unit === null ? {} : { unit })}>
        {nameOf(indicator)}
      </Link>
      {isWide && (
        <span className="quiet" dir="auto">
          {' '}
          {unit === null ? t('allBut') : (unitName(unit) ?? unit)}
        </span>
      )}
      <FieldList fields={main} as={effect.as} />
      {beside.length > 0 && (
        <details className="behind-list">
          <summary>
            {t('beside')} <span className="number">{beside.length}</span>
          </summary>
          <FieldList fields={beside} as={effect.as} />
        </details>
      )}
      <BehindList behind={step.behind} more={step.more} />
    </li>
  );
}

/** Indicators by their names; one that the newest version no longer has, by its id. */
function useIndicatorName(): (indicator: string) => string {
  const { i18n } = useTranslation();
  const { data } = useOverview();
  return (indicator) => {
    const found = data?.attainments.find((one) => one.indicator === indicator);
    return found === undefined ? indicator : inLanguage(found.name, i18n.language);
  };
}
