import { usageReportAnswer } from '../contract/answers/answers.js';
import type { ApiPromise } from '../core/api-promise.js';
import type { Execute } from '../core/call.js';
import type { UsageReport } from '../model/usage-report.js';
import type { RequestOptions } from '../options.js';
import type { UsageQuery } from '../query/types.js';
import { readOne } from './read.js';

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
   * left out for want of it are named in `scope.excluded`.
   *
   * @throws MissingRoleError when the viewer holds Billing nowhere among them; NotFoundError when the organization
   * or agent is not related to the viewer; InvalidRequestError, AuthenticationError, RateLimitError, ServerError,
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
}

/** Binds the reads to a client. */
export function usageResource(execute: Execute): UsageResource {
  return {
    get(query = {}, options = {}) {
      return readOne(execute, 'usage', usageReportAnswer, query, options);
    },
  };
}
