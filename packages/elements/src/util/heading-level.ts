/** Level 1 is the page's own title, so an element's heading starts at 2. */
const LOWEST = 2;
const HIGHEST = 6;
const USUAL = 3;

/** Reads a heading level; anything else gives the default. */
export function headingLevel(value: unknown): number {
  const level = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof level === 'number' && Number.isInteger(level) && level >= LOWEST && level <= HIGHEST
    ? level
    : USUAL;
}
