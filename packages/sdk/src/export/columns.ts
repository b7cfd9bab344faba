import type { UsageEntry } from '../model/conversation-credits.js';
import type { ConversationRow } from './conversation-rows.js';
import type { UsageRow } from './usage-rows.js';

/**
 * What one cell may hold. `null` is an empty cell.
 *
 * @public
 */
export type CellValue = string | number | boolean | null;

/**
 * One column of a CSV file.
 *
 * @public
 */
export interface Column<Row> {
  /** Its name in the header. */
  readonly name: string;
  /**
   * `text` is protected against being read as a formula; `number` is written unchanged, also when negative; `credits` is a
   * number of which `writeCsv` gives the total.
   */
  readonly kind: 'text' | 'number' | 'credits';
  /** Its cell in a row. `undefined` is an error: the column is for other rows. */
  value(row: Row): CellValue;
}

const text = <Row>(name: string, value: (row: Row) => CellValue): Column<Row> => ({
  name,
  kind: 'text',
  value,
});
const number = <Row>(name: string, value: (row: Row) => CellValue): Column<Row> => ({
  name,
  kind: 'number',
  value,
});
const credits = <Row extends { readonly credits: string }>(): Column<Row> => ({
  name: 'credits',
  kind: 'credits',
  value: (row) => row.credits,
});

/**
 * The columns of usage, as the API's own CSV has them: one row for each bucket and series, from `usageRows(report)`.
 *
 * @public
 */
export const usageColumns: readonly Column<UsageRow>[] = [
  text('bucketStart', (row) => row.bucketStart),
  text('bucketEnd', (row) => row.bucketEnd),
  text('date', (row) => row.date),
  text('partial', (row) => row.partial),
  text('groupBy', (row) => row.groupBy),
  text('seriesId', (row) => row.seriesId),
  text('seriesLabel', (row) => row.seriesLabel),
  credits(),
  text('seriesOrganizationId', (row) => row.seriesOrganizationId ?? null),
];

/**
 * The columns of conversations, as the API's own CSV has them. A page has the names of
 * organizations, its rows do not: `conversationRows(list.pages())` adds them.
 *
 * @public
 */
export const conversationColumns: readonly Column<ConversationRow>[] = [
  text('organizationId', (row) => row.organizationId),
  text('organizationName', (row) => row.organizationName ?? null),
  text('agentId', (row) => row.agentId),
  text('agentName', (row) => row.agentName),
  text('agentState', (row) => row.agentState),
  text('conversationId', (row) => row.conversationId),
  text('title', (row) => row.title),
  credits(),
  number('messageCount', (row) => row.messageCount),
  text('startedAt', (row) => row.startedAt),
  text('lastActivityAt', (row) => row.lastActivityAt),
];

/**
 * The columns of a conversation's entries, as the API's own CSV has them.
 *
 * @public
 */
export const entryColumns: readonly Column<UsageEntry>[] = [
  text('entryId', (row) => row.id),
  text('time', (row) => row.time),
  text('category', (row) => row.category),
  text('description', (row) => row.description),
  credits(),
];
