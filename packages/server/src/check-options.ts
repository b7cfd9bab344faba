import type { UsageHandlerOptions } from './app.js';
import { isOrigin, ORIGIN_FORM } from './http/origin.js';
import { nearest } from './nearest.js';
import { partsOf, type Store } from './open-store.js';

/** What a value has to be, where it is something else. */
type Check = (value: unknown) => string | undefined;

const unless = (isRight: (value: unknown) => boolean, words: string): Check => {
  return (value) => (isRight(value) ? undefined : words);
};

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

/**
 * Refuses options that could not work: a handler made with them would do something else than what was meant, and nobody would notice.
 *
 * @throws TypeError that names the option and says what to give. Keys are never repeated
 */
export function checkOptions(options: unknown): void {
  if (typeof options !== 'object' || options === null)
    throw new TypeError('createUsageHandler needs options: { store, keys } at least');
  const names = Object.keys(CHECKS);
  for (const name of Object.keys(options))
    if (!names.includes(name)) throw new TypeError(unknown(name, names));
  for (const [name, check] of Object.entries(CHECKS)) {
    const value: unknown = (options as Readonly<Record<string, unknown>>)[name];
    if (value === undefined && !NEEDED.includes(name)) continue;
    const words = check(value);
    if (words !== undefined) throw new TypeError(`${name} must be ${words}`);
  }
}

function unknown(name: string, names: readonly string[]): string {
  const meant = nearest(name, names);
  return `createUsageHandler has no option ${name}: ${meant ? `did you mean ${meant}?` : `it has ${names.join(', ')}`}`;
}

function isFunction(value: unknown): boolean {
  return typeof value === 'function';
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
