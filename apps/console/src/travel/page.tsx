import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useOutlineNow } from '../board/use-board.js';
import { Loaded } from '../parts/loaded.js';
import { useToday } from '../session/use-roles.js';
import { Comparison } from './comparison.js';
import { MomentCounts } from './moment-counts.js';
import { MomentSlider } from './moment-slider.js';
import './travel.css';
import './words.js';

/** Time travel (时光): any day as it was known then, and two moments side by side. */
export function Page() {
  const { t } = useTranslation('travel');
  const outline = useOutlineNow();
  const today = useToday();
  return (
    <>
      <header>
        <h1>{t('title')}</h1>
        <p className="quiet travel-about">{t('about')}</p>
      </header>
      <Loaded read={outline}>
        {({ from }) => (today === undefined ? <Skeleton active /> : <MomentSlider from={from} today={today} />)}
      </Loaded>
      <MomentCounts />
      <Comparison />
    </>
  );
}
