import type { CellValue, Column } from './columns.js';

/**
 * Where a spreadsheet could begin to read a formula: at the start, and after what begins a new cell in many locales and programs. There
 * the quotes of a cell further to the left do not count as quotes.
 */
const FORMULA = /^(?=[\0\t-\r])|(?=[=+\-@＝＋－＠])(?<=^|[;\0\t-\r]"*)/g;
/** What RFC 4180 wants in quotes, and the other separators. */
const SPECIAL = /[",;\t-\r]/;

/**
 * One cell of a CSV file. An apostrophe stands in text before whatever looks like a formula, so that opening the file
 * runs nothing; numbers are left alone, since a refund begins with a minus.
 */
export function toCell(value: CellValue, kind: Column<never>['kind']): string {
  if (value === null) return '';
  const raw = String(value);
  const text = kind === 'text' ? raw.replace(FORMULA, "'") : raw;
  return SPECIAL.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
