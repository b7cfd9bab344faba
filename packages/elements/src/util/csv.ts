/** The content of a cell; null and undefined give an empty cell. */
export type CsvCell = string | number | boolean | null | undefined;

/** A column. Texts are protected against being run as formulas; numbers are not, because a refund starts with a minus sign. */
export type CsvColumn<Row> = readonly [name: string, value: (row: Row) => CsvCell, isNumber?: true];

/** The characters that start a formula in a spreadsheet. */
const FORMULA = /^[=+\-@\t\r]/;

/** The characters that need quotes. */
const SPECIAL = /[",\r\n]/;

/** Rows as CSV according to RFC 4180: a header line first, and CRLF after every line. */
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
