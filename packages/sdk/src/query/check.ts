import { operations } from '../contract/operations.js';
import type { ReadOperation } from '../contract/requests/vocabulary.js';
import { checkNames, isRecord } from '../errors/check-names.js';
import { invalidQuery } from '../errors/config-error.js';
import { checkAlike, FIELDS, QUERY_KEYS, type QueryKey } from './fields.js';

/** Refuses anything but a plain object of known names: a zone by itself, a Date or a misspelt name would be silently ignored. */
export function checkObject(noun: string, given: object, known: readonly string[], code: string): void {
  if (!isRecord(given)) {
    throw invalidQuery(`Expected an object of ${noun}s, such as { ${known[0]}: … }`);
  }
  checkNames(noun, given, known, code);
}

/**
 * The values of a query by key, as they are written in URLs. Throws on a key or a value that no route takes, on keys that
 * exclude each other, and on a route that does not exist.
 */
export function writeFields(query: object, route?: ReadOperation): ReadonlyMap<QueryKey, readonly string[]> {
  checkObject('query key', query, QUERY_KEYS, 'unknown_query_key');
  if (route !== undefined) checkNames('route', { [route]: 0 }, Object.keys(operations), 'unknown_route');
  const written = new Map<QueryKey, readonly string[]>();
  for (const key of QUERY_KEYS) {
    const value: unknown = (query as Partial<Record<QueryKey, unknown>>)[key];
    const values = value === undefined ? [] : FIELDS[key].write(value);
    if (values.length > 0) written.set(key, values);
  }
  checkRange(written);
  return written;
}

function checkRange(written: ReadonlyMap<QueryKey, readonly string[]>): void {
  const from = written.get('from')?.[0];
  const to = written.get('to')?.[0];
  if (from === undefined && to === undefined) return;
  if (written.has('period')) throw invalidQuery('Give either period, or from and to');
  if (from === undefined || to === undefined) {
    throw invalidQuery(`from and to go together: ${from === undefined ? 'from' : 'to'} is missing`);
  }
  checkAlike(from, to);
}
