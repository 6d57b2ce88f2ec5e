/** Sizes of the grid in CSS pixels: rows, columns, the column of names, the row of heads. */
export const ROW_PX = 30;
export const COLUMN_PX = 34;
export const NAME_PX = matchMedia('(max-width: 720px)').matches ? 124 : 210;
export const HEAD_PX = 170;
