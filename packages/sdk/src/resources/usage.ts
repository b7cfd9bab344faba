import { usageReportAnswer } from '../contract/answers/answers.js';
import type { ApiPromise } from '../core/api-promise.js';
import type { Execute } from '../core/call.js';
import type { RequestOptions } from '../core/options.js';
import type { UsageReport } from '../model/usage-report.js';
import type { UsageHistoryQuery, UsageQuery } from '../query/types.js';
import { readOne } from './read.js';
import { type UsageHistory, type UsageHistoryOptions, usageHistory } from './usage-history.js';

/**
 * Usage: what was spent, when, and on what.
 *
 * @public
 */
export interface UsageResource {
  /**
   * Reads the usage report of a period: bars, categories and summary figures in one answer, so that they agree. Amounts
   * are credits, as exact decimal strings.
   *
   * Needs Billing in the organization; without `organizationId`, in at least one of the viewer's organizations. Those
   * that are left out because Billing is missing are named in `scope.excluded`.
   *
   * @throws MissingRoleError when the viewer has Billing in none of them; NotFoundError when the viewer has nothing to do
   * with the organization or agent; InvalidRequestError, AuthenticationError, RateLimitError, ServerError,
   * ConnectionError, TimeoutError, AbortedError, ConfigError, and the response errors.
   *
   * @example
   * ```ts
   * const report = await client.usage.get({ period: "30d", timezone: "Asia/Jakarta" });
   * report.total; // "1234.5"
   * report.summary.peakDay?.date; // "2026-11-03"
   * ```
   */
  get(query?: UsageQuery, options?: RequestOptions): ApiPromise<UsageReport>;

  /**
   * Reads usage over a range of any length, for scripts: the buckets in order, each with its exact total and the credits of every
   * series, never folded. Each request asks for as much as the API allows, and no more than that is kept in memory.
   *
   * Requests do not share a snapshot: each bucket is correct as of its own `asOf`. Usage that is recorded late, for a bucket that has
   * already been read, is missing: read buckets that may still change again. To continue after a failure, pass the `end` of the last
   * bucket you have stored as `resumeAfter`; if that bucket was `partial`, read it again.
   *
   * Needs Billing, as `get` does; organizations that are left out because it is missing are named in `excluded` of each bucket.
   *
   * @throws as `get`, inside the loop; InvalidRequestError also when a single bucket has more series than the API allows in
   * a report; ResponseValidationError also when an answer does not fit its request, or the answers leave gaps or overlap.
   *
   * @example
   * ```ts
   * const history = client.usage.history({ ...between("2024-01-01", "2026-01-01"), timezone: "Asia/Jakarta", groupBy: "agent" });
   * for await (const { date, total, values } of history) console.log(date, total, values["org_acme/support"] ?? "0");
   * ```
   */
  history(query: UsageHistoryQuery, options?: UsageHistoryOptions): UsageHistory;
}

/** Binds the reads to a client. */
export function usageResource(execute: Execute): UsageResource {
  return {
    get(query = {}, options = {}) {
      return readOne(execute, 'usage', usageReportAnswer, query, options);
    },
    history(query, options = {}) {
      return usageHistory(execute, query, options);
    },
  };
}
