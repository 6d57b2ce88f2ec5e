import { Alert, Button, Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../parts/loaded.js';
import { isBeforePlan } from '../view/before-plan.js';
import { useView } from '../view/view.js';
import { Causes } from './causes-part.js';
import { ChangesTable } from './changes-table.js';
import { changesOf } from './changes.js';
import { parseSide, type Side } from './side.js';
import { SideForm } from './side-form.js';
import { useNumbersAt } from './use-moment.js';
import { useSideText } from './use-side-text.js';
import { countVerdicts } from '../verdict/count-verdicts.js';
import { VerdictCounts } from '../verdict/verdict-counts.js';

/** Two moments side by side; both stand in the address. */
export function Comparison() {
  const { t } = useTranslation('travel');
  const { get, set } = useView();
  const [a, b] = [parseSide(get('a')), parseSide(get('b'))];
  return (
    <section className="paper travel-comparison" aria-labelledby="compare">
      <h2 id="compare">{t('compare')}</h2>
      <div className="travel-sides">
        <SideForm name="a" side={a} />
        <SideForm name="b" side={b} />
        <Button
          disabled={a === undefined || b === undefined}
          onClick={() => set({ a: get('b'), b: get('a'), replay: undefined }, { replace: true })}
        >
          ⇄ {t('swap')}
        </Button>
      </div>
      {a === undefined || b === undefined ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('choose')} />
      ) : (
        <SideBySide a={a} b={b} />
      )}
    </section>
  );
}

function SideBySide({ a, b }: { readonly a: Side; readonly b: Side }) {
  const { t } = useTranslation('travel');
  const [first, second] = [useNumbersAt(a), useNumbersAt(b)];
  const sideText = useSideText();
  if (isBeforePlan(first.error) || isBeforePlan(second.error)) {
    return <Alert type="info" showIcon title={t('beforePlan')} />;
  }
  return (
    <Loaded read={first}>
      {(one) => (
        <Loaded read={second}>
          {(other) => {
            const changes = changesOf(one.attainments, other.attainments);
            const verdicts = changes.filter(({ isVerdict }) => isVerdict).length;
            return (
              <>
                <div className="travel-both">
                  {([one, other] as const).map((answer, index) => (
                    <div key={index === 0 ? 'a' : 'b'}>
                      <h3>
                        {t(index === 0 ? 'sideA' : 'sideB')} · {sideText(index === 0 ? a : b)}
                      </h3>
                      <p className="quiet number">
                        {t('view.asOf', { ns: 'translation', on: answer.on, position: answer.position })}
                      </p>
                      <VerdictCounts counts={countVerdicts(answer.attainments)} />
                    </div>
                  ))}
                </div>
                {changes.length === 0 ? (
                  <Alert type="success" showIcon title={t('same')} />
                ) : (
                  <ChangesTable
                    changes={changes}
                    caption={t('changed', { count: changes.length, verdicts })}
                    heads={[sideText(a), sideText(b)]}
                  />
                )}
                <Causes
                  a={{ side: a, position: one.position, on: one.on }}
                  b={{ side: b, position: other.position, on: other.on }}
                  unit={other.attainments[0]?.unit}
                />
              </>
            );
          }}
        </Loaded>
      )}
    </Loaded>
  );
}
