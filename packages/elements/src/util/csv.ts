/** What a cell may hold; nothing is an empty cell. */
export type CsvCell = string | number | boolean | null | undefined;

/** A column. Text is guarded against being run as a formula; numbers are left alone, since a refund begins with a minus. */
export type CsvColumn<Row> = readonly [name: string, value: (row: Row) => CsvCell, isNumber?: true];

/** What a spreadsheet takes for the start of a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** What has to be in quotes. */
const SPECIAL = /[",\r\n]/;

/** Rows as CSV by RFC 4180: the header first, each line ended by CRLF. */
export function csvText<Row>(columns: readonly CsvColumn<Row>[], rows: Iterable<Row>): string {
  const lines = [columns.map(([name]) => cellText(name)).join(',')];
  for (const row of rows)
    lines.push(columns.map(([, value, isNumber]) => cellText(value(row), isNumber)).join(','));
  return lines.map((line) => `${line}\r\n`).join('');
}

function cellText(value: CsvCell, isNumber = false): string {
  if (value === null || value === undefined) return '';
  const raw = String(value);
  const text = !isNumber && FORMULA.test(raw) ? `'${raw}` : raw;
  return SPECIAL.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
