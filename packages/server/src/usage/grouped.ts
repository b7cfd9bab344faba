import type { Totals } from './totals.js';

type Cell = Totals['cells'][number];

/** The amounts of cells, grouped by a number of each cell, such as its bucket or series. */
export function grouped(cells: readonly Cell[], keyOf: (cell: Cell) => number): Map<number, string[]> {
  const groups = new Map<number, string[]>();
  for (const cell of cells) {
    const group = groups.get(keyOf(cell));
    if (group) group.push(cell.total);
    else groups.set(keyOf(cell), [cell.total]);
  }
  return groups;
}
