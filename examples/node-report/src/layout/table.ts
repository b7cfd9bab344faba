import { cut, padEnd, padStart, widthOf } from './text.ts';

/** How a column is laid out. */
export interface TableColumn {
  readonly align?: 'left' | 'right';
  /** Gets the width that the other columns leave, and is cut when that is too little. One column of a table has this. */
  readonly fills?: boolean;
}

const GAP = '  ';
const LEAST_FILL = 12;

/** Rows whose cells stand under each other, as cells: what to make bold is the caller's choice. */
export function alignCells(
  rows: readonly (readonly string[])[],
  columns: readonly TableColumn[],
  width: number,
): string[][] {
  const widths = columns.map((_, index) => Math.max(0, ...rows.map((row) => widthOf(row[index] ?? ''))));
  const filling = columns.findIndex(({ fills }) => fills);
  if (filling >= 0) {
    const others = widths.reduce((sum, each, index) => sum + (index === filling ? 0 : each + GAP.length), 0);
    widths[filling] = Math.min(widths[filling] ?? 0, Math.max(LEAST_FILL, width - others));
  }
  return rows.map((row) =>
    columns.map(({ align }, index) => {
      const cell = cut(row[index] ?? '', widths[index] ?? 0);
      return align === 'right' ? padStart(cell, widths[index] ?? 0) : padEnd(cell, widths[index] ?? 0);
    }),
  );
}

export const joinCells = (cells: readonly string[]): string => cells.join(GAP).trimEnd();
