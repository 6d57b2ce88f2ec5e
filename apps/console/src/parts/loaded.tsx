import { Empty, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../api/problem.js';
import { ProblemNotice } from './problem-notice.js';

interface Read<T> {
  readonly data: T | undefined;
  readonly error: Problem | null;
  readonly refetch: () => unknown;
}

interface Props<T> {
  readonly read: Read<T>;
  readonly children: (data: T) => ReactNode;
  /** Whether there is nothing to show, and what to do then. */
  readonly isEmpty?: (data: T) => boolean;
  readonly empty?: ReactNode;
}

/** What was read, once it is there. What was there before stays beside the notice when reading it anew fails. */
export function Loaded<T>({ read, children, isEmpty, empty }: Props<T>) {
  const { t } = useTranslation();
  const { data, error } = read;
  return (
    <>
      {error !== null && <ProblemNotice problem={error} retry={read.refetch} />}
      {data === undefined && error === null && (
        <div role="status">
          <span className="visually-hidden">{t('app.loading', { ns: 'translation' })}</span>
          <div aria-hidden>
            <Skeleton active title={false} paragraph={{ rows: 6 }} />
          </div>
        </div>
      )}
      {data !== undefined &&
        (isEmpty?.(data) === true ? (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty} />
        ) : (
          children(data)
        ))}
    </>
  );
}
