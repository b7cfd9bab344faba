import { type CsvColumn, csvText } from '../../util/csv.js';
import type { EntryFacts } from './conversation-credit-details.model.js';

/** As the API's own CSV has them: columns are only ever appended. */
const COLUMNS: readonly CsvColumn<EntryFacts>[] = [
  { name: 'entryId', kind: 'text', value: ({ id }) => id },
  { name: 'time', kind: 'text', value: ({ time }) => time?.instant },
  { name: 'category', kind: 'text', value: ({ category }) => category },
  { name: 'description', kind: 'text', value: ({ description }) => description },
  { name: 'credits', kind: 'number', value: ({ credits }) => credits },
];

/** The entries as CSV. */
export function detailsCsv(entries: readonly EntryFacts[]): string {
  return csvText(COLUMNS, entries);
}
