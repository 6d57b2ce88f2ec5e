import { Fragment } from 'react';
import { visibleMarks } from './visible-marks.js';

interface Props {
  readonly texts: readonly string[];
  readonly separator: string;
}

/** Texts of the ledger in a row, each by itself: none turns the direction of those beside it. */
export function Isolated({ texts, separator }: Props) {
  return texts.map((text, index) => (
    <Fragment key={`${index} ${text}`}>
      {index > 0 && separator}
      <bdi>{visibleMarks(text)}</bdi>
    </Fragment>
  ));
}
