import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Loaded } from '../parts/loaded.js';
import { Definition } from './definition.js';
import { Heading } from './heading.js';
import { History } from './history.js';
import './indicator.css';
import { PartsList } from './parts-list.js';
import { Ranking } from './ranking.js';
import { Standing } from './standing.js';
import { useDefinition, useNumber } from './use-number.js';
import './words.js';

/** One indicator: where it stands, over the year, unit by unit, and what it means. */
export function Page() {
  const { indicator = '' } = useParams();
  return <Indicator key={indicator} id={indicator} />;
}

function Indicator({ id }: { readonly id: string }) {
  const { t } = useTranslation('indicator');
  const number = useNumber(id);
  const [attainment] = number.data?.attainments ?? [];
  const definition = useDefinition(id, number.data?.planVersion);
  return (
    <Loaded read={definition}>
      {(found) => (
        <>
          <Heading
            definition={found}
            unitName={attainment?.unitName}
            on={number.data?.on}
            position={number.data?.position}
          />
          <div className="indicator-columns">
            <div className="indicator-main">
              <Loaded read={number}>
                {({ on, recordedAt }) =>
                  attainment !== undefined && (
                    <>
                      <Standing attainment={attainment} />
                      <History attainment={attainment} on={on} recordedAt={recordedAt} from={found.plan.from} />
                      <PartsList attainment={attainment} />
                      <Ranking attainment={attainment} />
                    </>
                  )
                }
              </Loaded>
            </div>
            <aside aria-label={t('definition')}>
              <Definition definition={found} />
            </aside>
          </div>
        </>
      )}
    </Loaded>
  );
}
