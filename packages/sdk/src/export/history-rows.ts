import { invalidOption } from '../errors/config-error.js';
import type { UsageHistoryBucket } from '../resources/usage-history.js';
import { leavable } from './rows.js';
import type { UsageRow } from './usage-rows.js';

/**
 * A history as rows for `usageColumns`, one for each bucket and series with usage. Their credits add up to the history's total; a
 * bucket without usage has no row.
 *
 * @throws ConfigError when the rows are not buckets of a history, but for example those of a report.
 *
 * @example
 * ```ts
 * const history = client.usage.history(between("2024-01-01", "2026-01-01"));
 * for await (const line of toCsv(historyRows(history), { columns: usageColumns })) show(line);
 * ```
 * @public
 */
export function historyRows(
  history: Iterable<UsageHistoryBucket> | AsyncIterable<UsageHistoryBucket>,
): AsyncGenerator<UsageRow, void> {
  return leavable(history, rowsOf);
}

async function* rowsOf(history: AsyncIterable<UsageHistoryBucket>): AsyncGenerator<UsageRow, void> {
  for await (const bucket of history) {
    const { start, end, date, partial, groupBy, series, values } = Object(bucket) as UsageHistoryBucket;
    if (!Array.isArray(series)) {
      throw invalidOption('historyRows needs the buckets of a history: give it client.usage.history(…)');
    }
    for (const { key, id, label, organizationId } of series) {
      yield {
        bucketStart: start,
        bucketEnd: end,
        date,
        partial,
        groupBy,
        seriesId: id,
        seriesLabel: label,
        credits: values[key] ?? '0',
        ...(organizationId !== undefined && { seriesOrganizationId: organizationId }),
      };
    }
  }
}
