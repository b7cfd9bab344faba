import { credits } from '@credit-usage/sdk';

/** The sum of a column of credits, computed without the code that wrote the file. */
export function sumOfColumn(csv: string, name: string): string {
  const [head = [], ...rows] = csv.trimEnd().split('\r\n').map(cellsOf);
  const column = head.indexOf(name);
  return credits.sum(rows.map((cells) => cells[column] ?? ''));
}

/** The cells of a line. No cell has a line break in it, as no category's name has one. */
function cellsOf(line: string): string[] {
  // With a comma before each cell, an empty one is a match as well.
  const cells = `,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/g);
  return [...cells].map(([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain);
}
