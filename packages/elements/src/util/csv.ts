/** The content of a cell; null and undefined give an empty cell. */
export type CsvCell = string | number | boolean | null | undefined;

/** A column. Texts are protected against being run as formulas; numbers are not, because a refund starts with a minus sign. */
export type CsvColumn<Row> = readonly [name: string, value: (row: Row) => CsvCell, isNumber?: true];

/** Where a spreadsheet could begin to read a formula: the rule of the contract. */
const FORMULA = /^(?=[\0\t-\r])|(?=[=+\-@＝＋－＠])(?<=^|[;\0\t-\r]"*)/g;

/** The characters that need quotes. */
const SPECIAL = /[",;\t-\r]/;

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
  const text = isNumber ? raw : raw.replace(FORMULA, "'");
  return SPECIAL.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
