import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanOutline } from '../api/types.js';
import type { Group } from './rows.js';
import { BoardRow } from './row.js';

interface Props {
  readonly caption: string;
  readonly groups: readonly Group[];
  readonly plan: PlanOutline;
}

const columns = ['indicator', 'verdict', 'value', 'target', 'pace', 'completeness', 'trend'] as const;

/** Indicators in one list, or under the items of the plan. On a narrow screen every row is a card. */
export function BoardTable({ caption, groups, plan }: Props) {
  const { t } = useTranslation('board');
  const titles = new Map(plan.items.map(({ no, title }) => [no, title]));
  const sections = new Map(plan.sections.map(({ id, title }) => [id, title]));
  return (
    <table className="board-table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col" className={`board-${column}`}>
              {t(column)}
            </th>
          ))}
        </tr>
      </thead>
      {groups.map((group, index) => (
        <tbody key={group.no}>
          {group.no >= 0 && (
            <Fragment>
              {group.section !== null && group.section !== groups[index - 1]?.section && (
                <tr className="board-section">
                  <th colSpan={columns.length} scope="rowgroup">
                    {sections.get(group.section)}
                  </th>
                </tr>
              )}
              <tr className="board-item">
                <th colSpan={columns.length} scope="rowgroup">
                  {group.no === 0 ? t('notice') : t('itemNo', { no: group.no })} {group.title}
                </th>
              </tr>
            </Fragment>
          )}
          {group.rows.map((row) => (
            <BoardRow key={row.indicator} row={row} item={group.no >= 0 ? undefined : titles.get(row.item)} />
          ))}
        </tbody>
      ))}
    </table>
  );
}
