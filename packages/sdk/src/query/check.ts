import { ConfigError } from '../errors/config-error.js';
import { unknownName } from '../errors/near-miss.js';
import { isLocalDate } from '../time/local-date.js';
import { FIELDS, invalidQuery, QUERY_KEYS, type QueryKey } from './fields.js';

/**
 * The values that a query says, by key, as URLs have them. Throws on a key that no route knows, on a value that
 * none takes, and on keys that exclude each other.
 */
export function writeFields(query: object): ReadonlyMap<QueryKey, readonly string[]> {
  if (typeof query !== 'object' || query === null || Array.isArray(query)) {
    throw invalidQuery('A query must be an object');
  }
  for (const key of Object.keys(query)) {
    if (!isQueryKey(key)) {
      throw new ConfigError(unknownName('query key', key, QUERY_KEYS), { code: 'unknown_query_key' });
    }
  }
  const written = new Map<QueryKey, readonly string[]>();
  for (const key of QUERY_KEYS) {
    const value: unknown = (query as Partial<Record<QueryKey, unknown>>)[key];
    const values = value === undefined ? [] : FIELDS[key].write(value);
    if (values.length > 0) written.set(key, values);
  }
  checkRange(written);
  return written;
}

const isQueryKey = (key: string): key is QueryKey => Object.hasOwn(FIELDS, key);

function checkRange(written: ReadonlyMap<QueryKey, readonly string[]>): void {
  const from = written.get('from')?.[0];
  const to = written.get('to')?.[0];
  if (from === undefined && to === undefined) return;
  if (written.has('period')) throw invalidQuery('Either period, or from and to');
  if (from === undefined || to === undefined) {
    throw invalidQuery(`from and to go together: ${from === undefined ? 'from' : 'to'} is missing`);
  }
  if (isLocalDate(from) !== isLocalDate(to))
    throw invalidQuery('from and to must both be dates, or both instants');
}
