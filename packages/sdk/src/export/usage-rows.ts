import type { OpenEnum } from '../model/open-enum.js';
import type { GroupBy } from '../model/scalars.js';
import type { UsageReport } from '../model/usage-report.js';
import { assertReport } from './report.js';

/**
 * The usage of one series in one bucket.
 *
 * @public
 */
export interface UsageRow {
  /** The first instant of the bucket. */
  readonly bucketStart: string;
  /** The first instant after it. */
  readonly bucketEnd: string;
  /** The local date on which the bucket starts. */
  readonly date: string;
  /** Whether the range cuts the bucket, or the bucket has not ended yet. */
  readonly partial: boolean;
  /** What the report is split by. */
  readonly groupBy: OpenEnum<GroupBy>;
  /** The category, or the id of the agent or organization; null for the folded rest. */
  readonly seriesId: string | null;
  /** Its name; `Other` for the folded rest. */
  readonly seriesLabel: string;
  /** Its credits. */
  readonly credits: string;
  /** The organization of the agent, when the report is split by agent: the same agent id in two organizations means two agents. */
  readonly seriesOrganizationId?: string;
}

/**
 * A report as rows, one for each bucket and series. Folded series stay folded, as `Other`: request the report with `top: "all"` to get
 * every series separately.
 *
 * @throws ConfigError when the argument is not a report, but for example a promise of one.
 *
 * @example
 * ```ts
 * const report = await client.usage.get({ period: "30d", top: "all" });
 * for await (const line of toCsv(usageRows(report), { columns: usageColumns })) show(line);
 * ```
 * @public
 */
export function* usageRows(report: UsageReport): Generator<UsageRow, void> {
  assertReport('usageRows', report);
  const { query, series, buckets } = report;
  for (const { start, end, date, partial, values } of buckets) {
    for (const [index, one] of series.entries()) {
      yield {
        bucketStart: start,
        bucketEnd: end,
        date,
        partial,
        groupBy: query.groupBy,
        seriesId: one.id,
        seriesLabel: one.kind === 'member' ? one.label : 'Other',
        credits: values[index] ?? '0',
        ...(one.kind === 'member' &&
          one.organizationId !== undefined && { seriesOrganizationId: one.organizationId }),
      };
    }
  }
}
