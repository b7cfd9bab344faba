import type { UsageEntry } from '../model/conversation-credits.js';
import type { ConversationRow } from './conversation-rows.js';
import type { UsageRow } from './usage-rows.js';

/**
 * What one cell may hold. `null` and `undefined` are an empty cell.
 *
 * @public
 */
export type CellValue = string | number | boolean | null | undefined;

/**
 * One column of a CSV file.
 *
 * @public
 */
export interface Column<Row> {
  /** Its name in the header. */
  readonly name: string;
  /**
   * `text` is guarded against being read as a formula; `number` is written as it is, negative ones too; `credits` is a
   * number that adds up to a total.
   */
  readonly kind: 'text' | 'number' | 'credits';
  /** Its cell of a row. */
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
  text('seriesOrganizationId', (row) => row.seriesOrganizationId),
];

/**
 * The columns of conversations, as the API's own CSV has them. The organization's name is in a page and not in its
 * rows: `conversationRows(list.pages())` puts it in.
 *
 * @public
 */
export const conversationColumns: readonly Column<ConversationRow>[] = [
  text('organizationId', (row) => row.organizationId),
  text('organizationName', (row) => row.organizationName),
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
