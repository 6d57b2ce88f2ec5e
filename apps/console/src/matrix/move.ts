/** A cell of the grid; column −1 is the name of the unit. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
}

const PAGE = 10;

/** Where a key leads from a cell; undefined where it leads nowhere. Source: the grid pattern of the ARIA authoring practices. */
export function moved(
  { row, column }: Place,
  { key, ctrlKey }: Key,
  { rows, columns }: { readonly rows: number; readonly columns: number },
): Place | undefined {
  const to = (nextRow: number, nextColumn: number): Place => ({
    row: Math.min(Math.max(nextRow, 0), rows - 1),
    column: Math.min(Math.max(nextColumn, -1), columns - 1),
  });
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
      return to(ctrlKey ? rows - 1 : row, columns - 1);
    default:
      return undefined;
  }
}
