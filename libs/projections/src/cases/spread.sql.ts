/** SQL: whether a case row counts for its unit alone, not for those above it (see `KindSql`). */
export const isAlone = (row: string): string => `${row}.spread IN ('unit', 'lone', 'taken')`;

/** SQL: whether a case row is a kind's own; the others follow from those in the tree that they were worked out for. */
export const isOwn = (row: string): string => `${row}.spread NOT IN ('overlap', 'taken')`;
