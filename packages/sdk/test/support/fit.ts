// Checks answers without any code of the contract: by an example, and by what the names mean.

const DECIMAL = /^-?\d+(\.\d{1,6})?$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/;

/** Fields that may be null, whether or not the example's are. */
const NULLABLE = /^(title|messageCount|nextCursor|averageDaily|peakDay|latestUsageAt)$/;
/** Fields that may be missing. */
const OPTIONAL = /^(organizationId|detailRequires|previous|from|to|period|category|compare|agentId)$/;
/** Echoes of the request, from which no figure is read. */
const ECHO = /^(query|viewer)$/;

/** The first place in which an answer differs in kind from an example; undefined if it fits. */
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
  // The folded rest has no place in the example.
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
