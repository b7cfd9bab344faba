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
   * `text` is protected against being read as a formula; `number` is written unchanged, even when negative; `credits` is a
   * number that `writeCsv` adds up.
   */
  readonly kind: 'text' | 'number' | 'credits';
  /** The value of its cell in a row. `undefined` is an error: it means that the column is for another kind of rows. */
  value(row: Row): CellValue;
}

/** Treats what is not a row as a row without values, so that the error is the one about rows of another kind. */
const column =
  (kind: Column<never>['kind']) =>
  <Row>(name: string, value: (row: Row) => CellValue): Column<Row> => ({
    name,
    kind,
    value: (row) => value(Object(row)),
  });
const text = column('text');
const number = column('number');
const credits = <Row extends { readonly credits: string }>(): Column<Row> =>
  column('credits')('credits', (row) => row.credits);

/**
 * The columns of usage, as in the API's own CSV: one row for each bucket and series, from `usageRows(report)`.
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
 * The columns of conversations, as in the API's own CSV. The names of organizations are in a page, not in its rows:
 * `conversationRows(list.pages())` adds them.
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
 * The columns of a conversation's entries, as in the API's own CSV.
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
