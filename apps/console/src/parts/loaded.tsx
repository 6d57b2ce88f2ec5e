import { Empty, Skeleton } from 'antd';
import type { ReactNode } from 'react';
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
  const { data, error } = read;
  return (
    <>
      {error !== null && <ProblemNotice problem={error} retry={read.refetch} />}
      {data === undefined && error === null && <Skeleton active paragraph={{ rows: 6 }} />}
      {data !== undefined &&
        (isEmpty?.(data) === true ? (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty} />
        ) : (
          children(data)
        ))}
    </>
  );
}
