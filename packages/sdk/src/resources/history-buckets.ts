import type { WithResponse } from '../core/call.js';
import { sum } from '../credits/arithmetic.js';
import { type ResponseValidationError, unfit } from '../errors/data-error.js';
import type { Credits } from '../model/scalars.js';
import type { UsageBucket, UsageReport } from '../model/usage-report.js';
import type { HistorySeries, UsageHistoryBucket } from './usage-history.js';

/** The report of one window, with its request id. */
export type Answer = Pick<WithResponse<UsageReport>, 'data' | 'requestId'>;

/** Turns buckets of a report into buckets of a history, which do not depend on what else the report contains. */
export function* historyBuckets(
  answer: Answer,
  buckets: readonly UsageBucket[],
): Generator<UsageHistoryBucket, void> {
  const { query, asOf, scope } = answer.data;
  const columns = columnsOf(answer);
  for (const { start, end, local, date, partial, total, values } of buckets) {
    // Both are in their shortest form, so equal amounts are equal text.
    if (values.length !== columns.length || sum(values) !== total)
      throw unexpected(answer, 'buckets', 'totals of one value for each series');
    // Without a prototype: an id may be "constructor", and an absent key must be undefined.
    const record: Record<string, Credits> = Object.create(null);
    const series: HistorySeries[] = [];
    for (const { index, one } of columns) {
      const credits = values[index] as Credits;
      if (credits === '0') continue;
      record[one.key] = credits;
      series.push(one);
    }
    yield {
      ...{ start, end, local, date, partial, total, values: record, series },
      ...{ groupBy: query.groupBy, asOf, excluded: scope.excluded },
    };
  }
}

interface Column {
  readonly index: number;
  readonly one: HistorySeries;
}

/** The series of a report, sorted by key: the report's own order depends on the totals of the whole window. */
function columnsOf(answer: Answer): Column[] {
  const columns = answer.data.series.map((series, index): Column => {
    // If the API folds although `all` was sent, the folded series can no longer be told apart.
    if (series.kind !== 'member') {
      throw unexpected(answer, `series.${index}.kind`, 'member, since all were asked for');
    }
    const { id, label, state, organizationId } = series;
    const one = { id, label, state };
    if (organizationId === undefined) return { index, one: { key: id, ...one } };
    return { index, one: { key: `${escaped(organizationId)}/${escaped(id)}`, organizationId, ...one } };
  });
  columns.sort((a, b) => (a.one.key < b.one.key ? -1 : 1));
  const twice = columns.find(({ one }, at) => one.key === columns[at + 1]?.one.key);
  if (twice) throw unexpected(answer, `series.${twice.index}.id`, 'one that is not repeated');
  return columns;
}

/** Escapes slashes in an id, so that the one between two ids is the only one. */
const escaped = (id: string): string => id.replace(/[%/]/g, encodeURIComponent);

/** The error for a report that fits the contract, but not the request. */
export const unexpected = (answer: Answer, path: string, expected: string): ResponseValidationError =>
  unfit(answer, path, expected, 'unexpected_report');
