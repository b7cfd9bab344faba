import { operations } from '../contract/operations.js';
import type { ReadOperation } from '../contract/requests/vocabulary.js';
import type { Schema } from '../contract/schema.js';
import { type ApiPromise, startNow } from '../core/api-promise.js';
import type { Call, Execute } from '../core/call.js';
import { mustBe, type Rules } from '../core/check.js';
import type { ListOptions, RequestOptions } from '../core/options.js';
import { type PagedList, type PageLike, PageList } from '../core/pages.js';
import { checkRequestOptions, REQUEST_OPTIONS } from '../core/settings.js';
import { fillPath } from '../core/url.js';
import { checkNames, isRecord } from '../errors/check-names.js';
import { invalidQuery } from '../errors/config-error.js';
import { nearMiss } from '../errors/near-miss.js';
import { QUERY_KEYS } from '../query/fields.js';
import { toSearchParams } from '../query/search-params.js';
import type { AgentsQuery, CreditsQuery, Query } from '../query/types.js';
import { answering } from './answering.js';

type AnyQuery = Query | CreditsQuery | AgentsQuery;

/** A read of one answer. Invalid arguments reject the promise, as every other failure does. */
export function readOne<T>(
  execute: Execute,
  operation: ReadOperation,
  schema: Schema<T>,
  query: AnyQuery,
  given: RequestOptions | null,
): ApiPromise<T> {
  return startNow(async () => {
    const options = given ?? {};
    checkRequestOptions(options);
    return execute(callOf(operation, schema, query, options));
  });
}

/** A read of a list in pages. The query is copied: later changes to the object do not affect later pages. */
export function readPages<Page extends PageLike, Row>(
  execute: Execute,
  operation: ReadOperation,
  schema: Schema<Page>,
  query: AnyQuery,
  given: ListOptions | null,
  rowsOf: (page: Page) => readonly Row[],
): PagedList<Page, Row> {
  const pinned = snapshot(query);
  const options = isRecord(given) ? { ...(given as ListOptions) } : (given ?? {});
  return new PageList<Page, Row>(
    async (cursor, signal) => {
      checkRequestOptions(options, LIST_OPTIONS);
      const call = callOf(operation, schema, pinned, { ...options, signal });
      if (cursor !== undefined) call.search.append('cursor', cursor);
      return execute(call);
    },
    rowsOf,
    options,
  );
}

function callOf<T>(
  operation: ReadOperation,
  schema: Schema<T>,
  query: AnyQuery,
  options: RequestOptions,
): Call<T> {
  const search = searchOf(query, operation);
  const path = fillPath(operations[operation].path, query as Readonly<Record<string, string>>);
  return { operation, path, search, schema: answering(schema, search), options };
}

/**
 * The parameters of a call. An option among the keys is refused, and the error says where it belongs; so is a misspelt key, and
 * the error names the one that was probably meant.
 */
export function searchOf(query: AnyQuery, operation: ReadOperation, options = LIST_OPTIONS): URLSearchParams {
  const misplaced = Object.keys(query ?? {}).find((key) => Object.hasOwn(options, key));
  if (misplaced) {
    throw invalidQuery(`${misplaced} belongs in the second argument of the call, not in its query`);
  }
  // `toSearchParams` refuses anything that is not an object.
  if (Object(query) === query) checkNames('query key', query, QUERY_KEYS, 'unknown_query_key', nearMiss);
  return toSearchParams(query, operation);
}

const LIST_OPTIONS: Rules = {
  ...REQUEST_OPTIONS,
  cursor: mustBe(
    'the nextCursor of a page, which is null after the last',
    (cursor) => typeof cursor === 'string' && cursor !== '',
  ),
};

/** A copy of a query, which later changes to the object do not affect. */
export function snapshot<Q extends AnyQuery>(query: Q): Q {
  // Anything that is not an object of keys is refused later, when the first page is requested.
  if (!isRecord(query)) return query;
  const { categories } = query as Query;
  return {
    // Getters of a class are not among its own keys.
    ...Object.fromEntries(QUERY_KEYS.map((key) => [key, (query as Query)[key]])),
    ...query,
    ...(Array.isArray(categories) && { categories: [...categories] }),
  };
}
