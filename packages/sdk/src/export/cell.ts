import type { CellValue, Column } from './columns.js';

/** What a spreadsheet takes for the start of a formula. */
const FORMULA = /^[=+\-@\t\r]/;
/** What RFC 4180 wants in quotes. */
const SPECIAL = /[",\r\n]/;

/**
 * One cell of a CSV file. Text that looks like a formula gets an apostrophe in front, so that opening the file
 * runs nothing; numbers are left alone, since a refund begins with a minus.
 */
export function toCell(value: CellValue, kind: Column<never>['kind']): string {
  if (value === null) return '';
  const raw = String(value);
  const text = kind === 'text' && FORMULA.test(raw) ? `'${raw}` : raw;
  return SPECIAL.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
