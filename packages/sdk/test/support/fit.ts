// A judge of answers that shares nothing with the contract's own: it goes by an example, and by what the names mean.

const DECIMAL = /^-?\d+(\.\d{1,6})?$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/;

/** What may be null although the example is not, or is null in the example. */
const NULLABLE = /^(title|messageCount|nextCursor|averageDaily|peakDay|latestUsageAt)$/;
/** What may be missing. */
const OPTIONAL = /^(organizationId|detailRequires|previous|from|to|period|category|compare|agentId)$/;
/** Echoes: no figure is read from them. */
const ECHO = /^(query|viewer)$/;

/** The first place where an answer is not of the kind of an example; undefined when it fits. */
export function misfit(example: unknown, actual: unknown, path = ''): string | undefined {
  const key = path.slice(path.lastIndexOf('.') + 1);
  if (ECHO.test(key)) return undefined;
  if (actual === null || example === null) return NULLABLE.test(key) ? undefined : `${path}: null`;
  if (Array.isArray(example)) {
    if (!Array.isArray(actual)) return `${path}: no array`;
    return firstOf(actual.map((item, index) => misfitOfItem(example, item, `${path}.${index}`)));
  }
  if (typeof example === 'object') return misfitOfObject(example, actual, path);
  return fitsScalar(example, actual) ? undefined : `${path}: ${JSON.stringify(actual)?.slice(0, 60)}`;
}

function misfitOfItem(examples: readonly unknown[], actual: unknown, path: string): string | undefined {
  // A folded rest is no member, and nothing of this example's.
  if ((actual as { kind?: unknown } | null)?.kind === 'other') return undefined;
  return examples.length === 0 ? undefined : misfit(examples[0], actual, path);
}

function misfitOfObject(example: object, actual: unknown, path: string): string | undefined {
  if (typeof actual !== 'object' || actual === null || Array.isArray(actual)) return `${path}: no object`;
  return firstOf(
    Object.entries(example).map(([name, value]) => {
      if (!Object.hasOwn(actual, name)) return OPTIONAL.test(name) ? undefined : `${path}.${name}: missing`;
      return misfit(value, (actual as Record<string, unknown>)[name], `${path}.${name}`);
    }),
  );
}

function fitsScalar(example: unknown, actual: unknown): boolean {
  if (typeof example !== typeof actual) return false;
  if (typeof example === 'number') return Number.isSafeInteger(actual) && (actual as number) >= 0;
  if (typeof example !== 'string' || typeof actual !== 'string') return true;
  if (DECIMAL.test(example)) return DECIMAL.test(actual);
  return !INSTANT.test(example) || INSTANT.test(actual);
}

const firstOf = (found: readonly (string | undefined)[]): string | undefined =>
  found.find((one) => one !== undefined);
