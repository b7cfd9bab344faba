import type { UsageHandlerOptions } from './app.js';
import { type Check, checkFields, isFunction, unless } from './check-fields.js';
import { isOrigin, ORIGIN_FORM } from './http/origin.js';
import { partsOf, type Store } from './open-store.js';

const CHECKS: Readonly<Record<keyof UsageHandlerOptions, Check>> = {
  store: unless(isOpenStore, 'an open store: await openStore({ folder: "./usage-data" })'),
  keys: unless(
    (value) => isRecord(value, ['secret', 'ingest', 'previousSecret', 'previousIngest']),
    '{ secret, ingest }, and previousSecret or previousIngest where a key is being replaced; generateKeys() makes some to try things with',
  ),
  authenticate: unless(isFunction, 'a function of the request, which returns viewerOf(…) or null'),
  directory: unless(isDirectory, 'an object with the functions organizations and agents, either or both'),
  // Judged by `checkBasePath`.
  basePath: () => undefined,
  clock: unless(isFunction, 'a function, such as systemClock or fixedClock(…)'),
  allowedOrigins: listOf(isOrigin, `an array of origins, ${ORIGIN_FORM}`),
  allowedHeaders: listOf(isHeaderName, 'an array of header names, such as ["X-Request-Id"]'),
  rateLimit: unless(
    isRateLimit,
    '{ requests, windowSeconds }, two whole numbers from 1, such as { requests: 600, windowSeconds: 60 }',
  ),
  onRequest: unless(isFunction, 'a function'),
  onError: unless(isFunction, 'a function'),
};

const NEEDED: readonly string[] = ['store', 'keys'] satisfies (keyof UsageHandlerOptions)[];

/** @throws TypeError that names the option and says what to give. Keys are never repeated */
export function checkOptions(options: unknown): void {
  checkFields(options, {
    caller: 'createUsageHandler',
    least: '{ store, keys } at least',
    checks: CHECKS,
    needed: NEEDED,
  });
}

function isOpenStore(value: unknown): boolean {
  try {
    return partsOf(value as Store) !== undefined;
  } catch {
    return false;
  }
}

/** An object that has nothing but these. */
function isRecord(value: unknown, names: readonly string[]): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  return Object.keys(value).every((name) => names.includes(name));
}

function isDirectory(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { organizations, agents } = value as Readonly<Record<string, unknown>>;
  return [organizations, agents].every((part) => part === undefined || isFunction(part));
}

/** Names the first one that is wrong. */
function listOf(isOne: (each: unknown) => boolean, words: string): Check {
  return (value) => {
    if (!Array.isArray(value)) return words;
    const wrong = value.findIndex((each) => !isOne(each));
    return wrong < 0 ? undefined : `${words}; not ${JSON.stringify(value[wrong])}`;
  };
}

function isHeaderName(value: unknown): boolean {
  return typeof value === 'string' && /^[\w!#$%&'*+.^`|~-]+$/.test(value);
}

function isRateLimit(value: unknown): boolean {
  if (!isRecord(value, ['requests', 'windowSeconds'])) return false;
  return [value.requests, value.windowSeconds].every(
    (each) => Number.isSafeInteger(each) && Number(each) > 0,
  );
}
