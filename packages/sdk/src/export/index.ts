/**
 * CSV and NDJSON from any rows, line by line, for browsers, Node and workers.
 *
 * @packageDocumentation
 */

export type * from '../model/index.js';
export type { HistorySeries, UsageHistoryBucket } from '../resources/usage-history.js';
export { type CellValue, type Column, conversationColumns, entryColumns, usageColumns } from './columns.js';
export { type ConversationRow, conversationRows } from './conversation-rows.js';
export { type CsvOptions, toCsv } from './csv.js';
export { historyRows } from './history-rows.js';
export { toNdjson } from './ndjson.js';
export { type UsageRow, usageRows } from './usage-rows.js';
