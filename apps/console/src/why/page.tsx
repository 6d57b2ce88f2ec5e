import { Button, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { Problem } from '../api/problem.js';
import type { Lineage } from '../api/types.js';
import { FactDrawer } from '../facts/fact-drawer.js';
import { inLanguage } from '../i18n/i18n.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { useView } from '../view/view.js';
import { CaseList } from './case-list.js';
import { LeftOut } from './left-out.js';
import { PartNav } from './part-nav.js';
import { Sentence } from './sentence.js';
import { type Part, parts, useLineage } from './use-lineage.js';
import './why.css';
import './words.js';

/** Why this number (为何是这个数): the cases and facts behind it, and what was left out and why. */
export function Page() {
  const { indicator = '' } = useParams();
  return <Why key={indicator} indicator={indicator} />;
}

const isPart = (word: string | undefined): word is Part => parts.some((part) => part === word);

function Why({ indicator }: { readonly indicator: string }) {
  const { t, i18n } = useTranslation('why');
  const { get, to } = useView();
  const asked = get('part');
  const part: Part = isPart(asked) ? asked : 'numerator';
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage, isPlaceholderData } = useLineage(
    indicator,
    part,
  );
  const pages = data?.pages ?? [];
  const [first] = pages;
  if (first === undefined) {
    return error === null ? <Skeleton active /> : <ProblemNotice problem={error as Problem} retry={refetch} />;
  }
  const { attainment, counts } = first;
  const all = allOf(first, part);
  const unit = attainment.unitName;
  return (
    <>
      <header className="why-head">
        <p>
          <Link to={to(`indicators/${encodeURIComponent(indicator)}`)}>
            ← {inLanguage(attainment.name, i18n.language)}
          </Link>
          <span className="quiet"> · {unit}</span>
        </p>
        <h1>{t('title')}</h1>
        <p className="quiet">{t('view.asOf', { ns: 'translation', on: first.on, position: first.position })}</p>
      </header>
      {error !== null && <ProblemNotice problem={error as Problem} retry={refetch} />}
      <Sentence attainment={attainment} />
      <section className="paper" aria-label={t(`part.${part}`)}>
        <PartNav indicator={indicator} shown={part} countOf={(one) => allOf(first, one)} />
        <p className="quiet why-hint">{t(`partHint.${part}`)}</p>
        {isPlaceholderData ? (
          <Skeleton active />
        ) : (
          <>
            {part === 'left-out' ? (
              <LeftOut counts={counts.leftOut} facts={pages.flatMap(({ leftOut }) => leftOut)} all={all} />
            ) : (
              <CaseList cases={pages.flatMap(({ cases }) => cases)} all={all} part={part} />
            )}
            {hasNextPage && (
              <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                {t('more')}
              </Button>
            )}
          </>
        )}
      </section>
      <FactDrawer />
    </>
  );
}

/** How many cases, or facts, a part has in all. */
function allOf({ counts }: Lineage, part: Part): string {
  if (part !== 'left-out') return counts[part];
  return Object.values(counts.leftOut)
    .reduce((sum, count) => sum + BigInt(count), 0n)
    .toString();
}
