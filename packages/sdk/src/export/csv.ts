import { toCell } from './cell.js';
import type { Column } from './columns.js';

/**
 * How a CSV file is written.
 *
 * @public
 */
export interface CsvOptions<Row> {
  /** The columns, in order: `usageColumns`, `conversationColumns`, `entryColumns`, or your own. */
  readonly columns: readonly Column<Row>[];
  /** Begins with a byte order mark, by which some versions of Excel know UTF-8. Default false. */
  readonly bom?: boolean | undefined;
}

/**
 * Rows as the lines of a CSV file: RFC 4180, CRLF, the header first even when there are no rows. Text that a
 * spreadsheet would run as a formula is disarmed. One line at a time is in memory, however many there are.
 *
 * @example
 * ```ts
 * const entries = client.conversations.credits({ agentId, conversationId });
 * for await (const line of toCsv(entries, { columns: entryColumns })) process.stdout.write(line);
 * ```
 * @public
 */
export async function* toCsv<Row>(
  rows: Iterable<Row> | AsyncIterable<Row>,
  { columns, bom = false }: CsvOptions<Row>,
): AsyncGenerator<string, void> {
  const names = columns.map(({ name }) => toCell(name, 'text'));
  yield `${bom ? '\uFEFF' : ''}${names.join(',')}\r\n`;
  for await (const row of rows) {
    const cells = columns.map((column) => toCell(column.value(row), column.kind));
    yield `${cells.join(',')}\r\n`;
  }
}
