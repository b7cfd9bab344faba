/** The most rows that the API returns at a time. */
const MOST = 100;

/** The number of rows of a page, from whatever was set. */
export function rowLimit(value: unknown, usual: number): number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MOST ? value : usual;
}
