/** A page's own title is level 1, so that an element's heading starts below it. */
const LOWEST = 2;
const HIGHEST = 6;
const USUAL = 3;

/** The heading level that was meant; whatever is no level becomes the usual one. */
export function headingLevel(value: unknown): number {
  const level = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof level === 'number' && Number.isInteger(level) && level >= LOWEST && level <= HIGHEST
    ? level
    : USUAL;
}
