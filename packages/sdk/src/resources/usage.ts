import { usageReportAnswer } from '../contract/answers/answers.js';
import type { ApiPromise } from '../core/api-promise.js';
import type { Execute } from '../core/call.js';
import type { RequestOptions } from '../core/options.js';
import type { UsageReport } from '../model/usage-report.js';
import type { UsageHistoryQuery, UsageQuery } from '../query/types.js';
import { readOne } from './read.js';
import { type UsageHistory, type UsageHistoryOptions, usageHistory } from './usage-history.js';

/**
 * Usage: what was spent, when, on what.
 *
 * @public
 */
export interface UsageResource {
  /**
   * The usage report of a period: bars, categories and summary figures from one answer, so that they agree. Amounts
   * are credits, as exact decimal strings.
   *
   * Needs Billing in the organization; without `organizationId`, in at least one of the viewer's. Those that are
   * left out because Billing is missing are named in `scope.excluded`.
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
   * Usage over a range of any length, for scripts: its buckets in order, each with its exact total and the credits of every single
   * series, never folded. It requests as much at a time as the API allows, and keeps no more than that in memory.
   *
   * Requests do not share a snapshot: each bucket is correct as of its own `asOf`. Usage that is recorded late, for a time that has
   * been read already, is missing: read again what may still change. To continue after a failure, give the `end` of the last bucket
   * that you have stored as `resumeAfter`; read a bucket that was `partial` again.
   *
   * Needs Billing, as `get` does; organizations that are left out because it is missing are named in `excluded` of each bucket.
   *
   * @throws as `get`, inside the loop; InvalidRequestError also when a single bucket has more series than the API allows in
   * a report; ResponseValidationError when an answer is not for what was asked, or the answers do not join without gaps.
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
