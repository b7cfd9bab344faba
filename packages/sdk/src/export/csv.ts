import { aFunction, checkOptions, mustBe, oneOf, type Rules } from '../core/check.js';
import { invalidOption } from '../errors/config-error.js';
import { toCell } from './cell.js';
import type { CellValue, Column } from './columns.js';
import { leavable } from './rows.js';

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
 * @throws ConfigError when `columns` is missing or empty, a column or an option is not valid, the rows cannot be looped over, or a column
 * has no value in a row, or one that is not text, a number, a boolean or null.
 *
 * @example
 * ```ts
 * const entries = client.conversations.credits({ agentId, conversationId });
 * for await (const line of toCsv(entries, { columns: entryColumns })) show(line);
 * ```
 * @public
 */
export function toCsv<Row>(
  rows: Iterable<Row> | AsyncIterable<Row>,
  options: CsvOptions<Row>,
): AsyncGenerator<string, void> {
  return leavable(rows, (source) => linesOf(source, options));
}

async function* linesOf<Row>(
  rows: AsyncIterable<Row>,
  options: CsvOptions<Row>,
): AsyncGenerator<string, void> {
  const columns = columnsOf(options, CSV_OPTIONS);
  const names = columns.map(({ name }) => toCell(name, 'text'));
  yield `${options.bom ? '\uFEFF' : ''}${names.join(',')}\r\n`;
  for await (const row of rows) {
    const cells = columns.map((column) => toCell(cellOf(column, row), column.kind));
    yield `${cells.join(',')}\r\n`;
  }
}

/** A column needs all three. */
const COLUMN: Rules = {
  name: mustBe('a string', (name) => typeof name === 'string'),
  // With any other kind, it would be unclear whether the cells need protection.
  kind: oneOf('text', 'number', 'credits'),
  value: aFunction,
};

/** The rules of the options of a CSV file. */
export const CSV_OPTIONS: Rules = {
  columns(columns) {
    for (const [index, column] of (columns as readonly (Record<string, unknown> | undefined)[]).entries()) {
      for (const [field, rule] of Object.entries(COLUMN)) rule(column?.[field], `columns.${index}.${field}`);
    }
  },
  bom: oneOf(true, false),
};

/** The columns of the options, which callers without TypeScript forget. */
export function columnsOf<Row>(
  options: CsvOptions<Row> | undefined,
  rules: Rules,
): CsvOptions<Row>['columns'] {
  if (!Array.isArray(options?.columns) || options.columns.length === 0) {
    throw invalidOption(
      'columns is missing or empty: expected { columns: usageColumns }, or an array of your own',
    );
  }
  checkOptions('option', options, rules);
  return options.columns;
}

const CELLS: readonly string[] = ['string', 'number', 'boolean'];

/** Refuses rows of another kind, such as pages: no column has a value in them, and the file would have only empty lines. */
function cellOf<Row>(column: Column<Row>, row: Row): CellValue {
  const value: CellValue | undefined = column.value(row);
  if (value === null || CELLS.includes(typeof value)) return value as CellValue;
  const wrong = value === undefined ? 'no value' : 'a value other than text, number or boolean';
  throw invalidOption(
    `The column ${column.name} has ${wrong} in a row: give rows of its kind, or null for an empty cell`,
  );
}
