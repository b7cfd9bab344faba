/** As many rows as the API gives at a time. */
const MOST = 100;

/** How many rows a page has, from whatever was set. */
export function rowLimit(value: unknown, usual: number): number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MOST ? value : usual;
}
