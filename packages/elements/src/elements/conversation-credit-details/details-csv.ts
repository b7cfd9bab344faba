import { type CsvColumn, csvText } from '../../util/csv.js';
import type { EntryFacts } from './conversation-credit-details.model.js';

/** The columns of the API's own CSV. New ones are only ever added at the end. */
const COLUMNS: readonly CsvColumn<EntryFacts>[] = [
  ['entryId', ({ id }) => id],
  ['time', ({ time }) => time?.instant],
  ['category', ({ category }) => category],
  ['description', ({ description }) => description],
  ['credits', ({ credits }) => credits, true],
];

/** The entries as CSV. */
export function detailsCsv(entries: readonly EntryFacts[]): string {
  return csvText(COLUMNS, entries);
}
