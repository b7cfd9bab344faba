import type { UsageHistoryBucket } from '../resources/usage-history.js';
import { asRows } from './rows.js';
import type { UsageRow } from './usage-rows.js';

/**
 * A history as rows for `usageColumns`, one for each bucket and series with usage. Their credits add up to the history's total; a
 * bucket without usage has no row.
 *
 * @example
 * ```ts
 * const history = client.usage.history(between("2024-01-01", "2026-01-01"));
 * for await (const line of toCsv(historyRows(history), { columns: usageColumns })) show(line);
 * ```
 * @public
 */
export async function* historyRows(
  history: Iterable<UsageHistoryBucket> | AsyncIterable<UsageHistoryBucket>,
): AsyncGenerator<UsageRow, void> {
  for await (const { start, end, date, partial, groupBy, series, values } of asRows(history)) {
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
