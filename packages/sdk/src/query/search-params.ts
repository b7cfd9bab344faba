import { operations } from '../contract/operations.js';
import type { ReadOperation } from '../contract/requests/vocabulary.js';
import { invalidQuery } from '../errors/config-error.js';
import { writeFields } from './check.js';
import { FIELDS, QUERY_KEYS, type QueryKey } from './fields.js';
import type { AgentsQuery, CreditsQuery, Query } from './types.js';

/**
 * A query as the parameters of a URL. With a route of the API, only the parameters of that route; without one, all of
 * them, for a page's own, shareable URL. The order is always the same, so that the same query is the same URL.
 *
 * @throws ConfigError when a key or the route does not exist, or a value is not valid; and for `conversationId` or `q` with a route that
 * cannot filter by it, since the answer would cover everything.
 *
 * @example
 * ```ts
 * toSearchParams({ period: "30d", categories: ["WebSearch", "LLM"] }).toString();
 * // "period=30d&category=LLM&category=WebSearch"
 * ```
 * @public
 */
export function toSearchParams(
  query: Query | CreditsQuery | AgentsQuery,
  route?: ReadOperation,
): URLSearchParams {
  const params = new URLSearchParams();
  for (const [key, values] of writeFields(query, route)) {
    const { parameter } = FIELDS[key];
    if (route !== undefined && !operations[route].query.includes(parameter)) {
      checkLeftOut(key, route);
      continue;
    }
    for (const value of values) params.append(parameter, value);
  }
  return params;
}

/** Keys that only one route can filter by: any other would answer for everything. Keys that only shape an answer are left out silently. */
const ONLY: Partial<Record<QueryKey, ReadOperation>> = { conversationId: 'conversationCredits', q: 'agents' };

function checkLeftOut(key: QueryKey, route: ReadOperation): void {
  const only = ONLY[key] ?? route;
  if (only !== route) throw invalidQuery(`${key} belongs to ${only}: ${route} cannot filter by it`);
}

/**
 * Reads a query from the parameters of a URL. Parameters that do not belong to a query are ignored, since a page's URL may have
 * others too.
 *
 * @throws ConfigError when a parameter of a query has a value that is not valid, or is repeated where it may not be; and when the
 * argument is neither URLSearchParams nor text. People edit URLs: catch it, so that a bad link does not break the page.
 *
 * @example
 * ```ts
 * let view: Query = { period: "30d" };
 * try {
 *   view = fromSearchParams(location.search); // { period: "30d", categories: ["LLM", "WebSearch"] }
 * } catch {
 *   // Somebody has edited the URL.
 * }
 * ```
 * @public
 */
export function fromSearchParams(params: URLSearchParams | string): Query {
  const given = typeof params === 'string' ? new URLSearchParams(params) : params;
  if (typeof given?.getAll !== 'function') {
    throw invalidQuery('Expected URLSearchParams or text');
  }
  const query: Partial<Record<QueryKey, unknown>> = {};
  for (const key of QUERY_KEYS) {
    const { parameter, read } = FIELDS[key];
    const values = given.getAll(parameter);
    if (values.length > 0) query[key] = read(values);
  }
  writeFields(query);
  // Every field has read its own kind of value, and the range has been checked.
  return query as Query;
}
