export interface GridPosition {
  readonly row: number;
  readonly column: number;
}

interface GridSize {
  readonly rows: number;
  readonly columns: number;
}

/** How many columns a Page key goes. */
const page = 10;

/** Where a key leads in a grid; null where it does nothing. With Ctrl, Home and End go to the very first and last cell. */
export function gridMove({ row, column }: GridPosition, key: string, ctrl: boolean, { rows, columns }: GridSize): GridPosition | null {
  const last = { row: rows - 1, column: columns - 1 };
  const to = (next: GridPosition): GridPosition => ({
    row: Math.min(Math.max(next.row, 0), last.row),
    column: Math.min(Math.max(next.column, 0), last.column),
  });
  switch (key) {
    case 'ArrowRight':
      return to({ row, column: column + 1 });
    case 'ArrowLeft':
      return to({ row, column: column - 1 });
    case 'ArrowDown':
      return to({ row: row + 1, column });
    case 'ArrowUp':
      return to({ row: row - 1, column });
    case 'Home':
      return ctrl ? { row: 0, column: 0 } : { row, column: 0 };
    case 'End':
      return ctrl ? last : { row, column: last.column };
    case 'PageDown':
      return to({ row, column: column + page });
    case 'PageUp':
      return to({ row, column: column - page });
    default:
      return null;
  }
}
