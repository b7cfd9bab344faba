import { invalidQuery } from '../errors/config-error.js';
import { checkNames } from '../errors/near-miss.js';
import { checkAlike, FIELDS, QUERY_KEYS, type QueryKey } from './fields.js';

/**
 * The values that a query says, by key, as URLs have them. Throws on a key that no route knows, on a value that
 * none takes, and on keys that exclude each other.
 */
export function writeFields(query: object): ReadonlyMap<QueryKey, readonly string[]> {
  if (typeof query !== 'object' || query === null || Array.isArray(query)) {
    throw invalidQuery('A query must be an object');
  }
  checkNames('query key', query, QUERY_KEYS, 'unknown_query_key');
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
