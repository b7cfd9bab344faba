import { operations } from '../contract/operations.js';
import type { ReadOperation } from '../contract/requests/vocabulary.js';
import { writeFields } from './check.js';
import { DEFAULTS } from './defaults.js';
import { FIELDS, type QueryKey } from './fields.js';
import type { AgentsQuery, CreditsQuery, Query } from './types.js';

/**
 * A text that is the same for two queries exactly when they ask for the same: sorted, without repeats, the defaults
 * filled in. For TanStack Query and other caches. With a route, only the keys of that route count.
 *
 * The zone of a relative period is part of it, the current time is not: what "30d" means changes with the day.
 *
 * @throws ConfigError when no route has a key, or a value is not valid.
 *
 * @example
 * ```ts
 * useQuery({ queryKey: ["usage", key(query, "usage")], queryFn: () => client.usage.get(query) });
 * ```
 * @public
 */
export function key(query: Query | CreditsQuery | AgentsQuery, route?: ReadOperation): string {
  const complete = withDefaults(writeFields(query), route);
  const names = [...complete.keys()].filter((name) => route === undefined || counts(route, name)).sort();
  const params = new URLSearchParams();
  for (const name of names) for (const value of complete.get(name) ?? []) params.append(name, value);
  return params.toString();
}

type Written = ReadonlyMap<QueryKey, readonly string[]>;

function withDefaults(written: Written, route: ReadOperation | undefined): Written {
  const complete = new Map(written);
  const fill = (key: QueryKey, value: string | undefined): void => {
    if (value !== undefined && !complete.has(key)) complete.set(key, [value]);
  };
  // Credit details without a range cover the whole conversation, not the default period.
  const details = route === 'conversationCredits' || (route === undefined && complete.has('conversationId'));
  if (!complete.has('from') && !details) fill('period', DEFAULTS.period);
  fill('bucket', bucketOf(complete.get('period')?.[0]));
  for (const name of ['timezone', 'groupBy', 'top', 'sort', 'limit'] as const) {
    fill(name, String(DEFAULTS[name]));
  }
  return complete;
}

/** Of a range of one's own it depends on its length in hours, which the zone decides: left open. */
function bucketOf(period: string | undefined): string | undefined {
  if (period === undefined) return undefined;
  return period === '24h' || period === '72h' ? 'hour' : 'day';
}

function counts(route: ReadOperation, key: QueryKey): boolean {
  const { path, query } = operations[route];
  return query.includes(FIELDS[key].parameter) || path.includes(`{${key}}`);
}
