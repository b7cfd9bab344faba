import { invalidOption } from '../errors/config-error.js';
import { toCell } from './cell.js';
import type { CellValue, Column } from './columns.js';

/**
 * How a CSV file is written.
 *
 * @public
 */
export interface CsvOptions<Row> {
  /** The columns, in order: `usageColumns`, `conversationColumns`, `entryColumns`, or your own. */
  readonly columns: readonly Column<Row>[];
  /** Begins with a byte order mark, by which some versions of Excel recognise UTF-8. Default false. */
  readonly bom?: boolean | undefined;
}

/**
 * Rows as the lines of a CSV file: RFC 4180, CRLF, the header first even when there are no rows. Text that a
 * spreadsheet would run as a formula gets an apostrophe in front. Only one line at a time is in memory.
 *
 * @throws ConfigError when `columns` is missing, or a column has no value in a row.
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
  options: CsvOptions<Row>,
): AsyncGenerator<string, void> {
  const columns = columnsOf(options);
  const names = columns.map(({ name }) => toCell(name, 'text'));
  yield `${options.bom ? '\uFEFF' : ''}${names.join(',')}\r\n`;
  for await (const row of rows) {
    const cells = columns.map((column) => toCell(cellOf(column, row), column.kind));
    yield `${cells.join(',')}\r\n`;
  }
}

/** The columns of the options, which callers without TypeScript forget. */
export function columnsOf<Row>(options: CsvOptions<Row> | undefined): CsvOptions<Row>['columns'] {
  if (Array.isArray(options?.columns)) return options.columns;
  throw invalidOption('columns is missing: expected { columns: usageColumns }, or an array of your own');
}

/** Rows of another kind, such as pages, have nothing under any name: they would make a file of empty lines. */
function cellOf<Row>(column: Column<Row>, row: Row): CellValue {
  const value: CellValue | undefined = column.value(row);
  if (value !== undefined) return value;
  throw invalidOption(
    `The column ${column.name} has no value in a row: give rows of its kind, or null for an empty cell`,
  );
}
