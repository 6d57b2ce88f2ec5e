/** A cell of the grid; column −1 is the name of the unit, row −1 the head of an indicator. Nothing is in the corner of both. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

interface Size {
  readonly rows: number;
  readonly columns: number;
}

interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
}

const PAGE = 10;

/** The cell of the grid that is nearest to a place: what was drilled into or filtered may have fewer. */
export function within({ row, column }: Place, { rows, columns }: Size): Place {
  const to = Math.min(Math.max(column, -1), columns - 1);
  return { row: Math.min(Math.max(row, to < 0 ? 0 : -1), rows - 1), column: to };
}

/** Indexes of what is in sight, in order, and of what has the focus wherever it is: without it, Tab would not find the grid. */
export const withFocused = (inSight: readonly number[], focused: number): number[] =>
  focused < 0 || inSight.includes(focused) ? [...inSight] : [...inSight, focused].sort((one, other) => one - other);

/** Where a key leads from a cell; undefined where it leads nowhere. Source: the grid pattern of the ARIA authoring practices. */
export function moved({ row, column }: Place, { key, ctrlKey }: Key, size: Size): Place | undefined {
  const to = (nextRow: number, nextColumn: number): Place => within({ row: nextRow, column: nextColumn }, size);
  switch (key) {
    case 'ArrowUp':
      return to(row - 1, column);
    case 'ArrowDown':
      return to(row + 1, column);
    case 'ArrowLeft':
      return to(row, column - 1);
    case 'ArrowRight':
      return to(row, column + 1);
    case 'PageUp':
      return to(row - PAGE, column);
    case 'PageDown':
      return to(row + PAGE, column);
    case 'Home':
      return to(ctrlKey ? 0 : row, -1);
    case 'End':
      return to(ctrlKey ? size.rows - 1 : row, size.columns - 1);
    default:
      return undefined;
  }
}
