import { invalidOption } from '../errors/config-error.js';
import type { OpenEnum } from '../model/open-enum.js';
import type { GroupBy } from '../model/scalars.js';
import type { UsageReport } from '../model/usage-report.js';

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
  /** The local date of its start. */
  readonly date: string;
  /** Whether it is cut by the range or has not ended yet. */
  readonly partial: boolean;
  /** What the report is split by. */
  readonly groupBy: OpenEnum<GroupBy>;
  /** The category, or the id of the agent or organization; null for the folded rest. */
  readonly seriesId: string | null;
  /** Its name; null for the folded rest. */
  readonly seriesLabel: string | null;
  /** Its credits. */
  readonly credits: string;
  /** The organization of the agent, where the report is split by agent: the same agent id under two organizations is two agents. */
  readonly seriesOrganizationId?: string;
}

/**
 * A report as rows, one for each bucket and series. What the report has folded into one stays folded: ask for it
 * with `top: "all"` to have every series by itself.
 *
 * @throws ConfigError when it is no report, but for example a promise of one.
 *
 * @example
 * ```ts
 * const report = await client.usage.get({ period: "30d", top: "all" });
 * for await (const line of toCsv(usageRows(report), { columns: usageColumns })) show(line);
 * ```
 * @public
 */
export function* usageRows(report: UsageReport): Generator<UsageRow, void> {
  const given: Partial<UsageReport> | null = report;
  if (!given?.buckets)
    throw invalidOption('usageRows needs a report: give it what await client.usage.get(…) gives');
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
        seriesLabel: one.kind === 'member' ? one.label : null,
        credits: values[index] ?? '0',
        ...(one.kind === 'member' &&
          one.organizationId !== undefined && { seriesOrganizationId: one.organizationId }),
      };
    }
  }
}
