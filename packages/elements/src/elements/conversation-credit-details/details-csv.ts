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

/** The longest id that a file name has room for. */
const MOST = 100;

/** `conversation-credits_c-8231.csv`: what file systems do not allow in a name becomes a hyphen. */
export function detailsFileName(conversationId: string): string {
  const safe = conversationId.replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '-').slice(0, MOST);
  return `${['conversation-credits', safe].filter(Boolean).join('_')}.csv`;
}
