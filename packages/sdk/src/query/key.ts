import { operations } from '../contract/operations.js';
import type { ReadOperation } from '../contract/requests/vocabulary.js';
import { parseInstant } from '../time/instant.js';
import { writeFields } from './check.js';
import { DEFAULTS } from './defaults.js';
import { FIELDS, type QueryKey } from './fields.js';
import type { AgentsQuery, CreditsQuery, Query } from './types.js';

/**
 * A cache key for a query, for TanStack Query and other caches. Two queries have the same key only when they ask for the same: values
 * are sorted and without repeats, defaults are filled in, and instants are compared whatever their offset. With a route, only the
 * keys of that route count.
 *
 * The key contains the time zone, but not the current time, although what "30d" means changes with the day. It does not contain the
 * viewer either: put who is signed in beside it, or the next viewer is shown what was cached for the one before.
 *
 * @throws ConfigError when a key or the route does not exist, or a value is not valid.
 *
 * @example
 * ```ts
 * useQuery({ queryKey: ["usage", viewerId, key(query, "usage")], queryFn: () => client.usage.get(query) });
 * ```
 * @public
 */
export function key(query: Query | CreditsQuery | AgentsQuery, route?: ReadOperation): string {
  const params = new URLSearchParams();
  for (const [name, values] of withDefaults(writeFields(query, route), route)) {
    if (route === undefined || counts(route, name)) for (const value of values) params.append(name, value);
  }
  params.sort();
  return params.toString();
}

type Written = ReadonlyMap<QueryKey, readonly string[]>;

function withDefaults(written: Written, route: ReadOperation | undefined): Written {
  const complete = new Map(written);
  for (const end of ['from', 'to'] as const) {
    const value = written.get(end)?.[0];
    if (value) complete.set(end, [`${parseInstant(value) ?? value}`]);
  }
  const fill = (key: QueryKey, value: string | undefined): void => {
    if (value !== undefined && !complete.has(key)) complete.set(key, [value]);
  };
  // Credit details without a range cover the whole conversation, not the default period.
  const details = route === 'conversationCredits' || (route === undefined && complete.has('conversationId'));
  if (!complete.has('from') && !details) fill('period', DEFAULTS.period);
  // With `from` and `to`, the bucket depends on the length in hours, which the zone decides: it is left open.
  const period = complete.get('period')?.[0];
  fill('bucket', period && (period.endsWith('h') ? 'hour' : 'day'));
  for (const name of ['timezone', 'groupBy', 'top', 'sort', 'limit'] as const) {
    fill(name, String(DEFAULTS[name]));
  }
  return complete;
}

function counts(route: ReadOperation, key: QueryKey): boolean {
  const { path, query } = operations[route];
  return query.includes(FIELDS[key].parameter) || path.includes(`{${key}}`);
}
