import { type CsvColumn, csvText } from '../../util/csv.js';
import type { PiePart, PieParts } from './pie-parts.js';

/** New columns are only ever added at the end. */
const COLUMNS: readonly CsvColumn<PiePart>[] = [
  ['category', ({ ids }) => ids[0]],
  ['label', ({ label }) => label],
  ['credits', ({ total }) => total, true],
  ['sharePercent', ({ share }) => share, true],
];

/** The numbers of the pie, one row for each category: none is combined, and refunds have no share. */
export function pieCsv(pie: PieParts | undefined): string {
  if (!pie) return csvText(COLUMNS, []);
  const positive = pie.parts.flatMap((part) => (part.members.length > 0 ? part.members : [part]));
  return csvText(COLUMNS, [...positive, ...pie.refunds]);
}
