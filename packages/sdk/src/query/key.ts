import { operations } from '../contract/operations.js';
import type { ReadOperation } from '../contract/requests/vocabulary.js';
import { parseInstant } from '../time/instant.js';
import { writeFields } from './check.js';
import { DEFAULTS } from './defaults.js';
import { FIELDS, type QueryKey } from './fields.js';
import type { AgentsQuery, CreditsQuery, Query } from './types.js';

/**
 * A text that two queries share only when they ask for the same: sorted, without repeats, the defaults filled in, instants told
 * by the moment and not by their offset. For TanStack Query and other caches. With a route, only the keys of that route count.
 *
 * The zone of a relative period is part of it, the current time is not: what "30d" means changes with the day. Nor is the viewer:
 * put who is signed in beside it, or the next one would be shown what the cache has of the one before.
 *
 * @throws ConfigError when no route has a key, a value is not valid, or there is no such route.
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
  // Of a range of one's own it depends on its length in hours, which the zone decides: left open.
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
