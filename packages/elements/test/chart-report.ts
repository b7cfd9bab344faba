import type { BucketUnit, UsageBucket, UsageReport, UsageSeries } from '@credit-usage/sdk';
import { usageReport } from './report.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Options of a chart's report. */
export interface ChartReportSpec {
  readonly unit?: BucketUnit;
  readonly count?: number;
  /** The last local day. */
  readonly lastDay?: string;
  readonly timezone?: string;
  /** The zone's offset, the same all the time. */
  readonly offset?: string;
  readonly series?: readonly UsageSeries[];
  readonly groupBy?: UsageReport['query']['groupBy'];
  /** The credits of a series in a bucket, in millionths. */
  readonly micros?: (bucket: number, series: number) => number;
  /** How many buckets at the end have not begun. */
  readonly notYet?: number;
  /** Whether there is a previous period. */
  readonly compare?: boolean;
}

/** A series of the report. */
export function member(id: string, organizationId?: string): UsageSeries {
  return {
    kind: 'member',
    id,
    label: id,
    state: 'active',
    total: '0',
    ...(organizationId !== undefined && { organizationId }),
  };
}

/** Six, as most reports have. */
export const SIX: readonly UsageSeries[] = [
  'LLM',
  'WebSearch',
  'SpeechToText',
  'TextToSpeech',
  'ImageGeneration',
  'Embedding',
].map((id) => member(id));

/** Uneven, but the same in every run. */
const uneven = (bucket: number, series: number): number =>
  Math.round((((bucket * 37 + series * 61) % 97) / 97 + 0.1) * (8_000_000 / (series + 1)));

function credits(micros: number): string {
  const size = Math.abs(micros);
  const fraction = String(size % 1_000_000)
    .padStart(6, '0')
    .replace(/0+$/, '');
  return `${micros < 0 ? '-' : ''}${Math.floor(size / 1_000_000)}${fraction && `.${fraction}`}`;
}

/** A report as a server would send it, whose parts add up exactly. The last bucket that has begun is not over. */
export function chartReport({
  unit = 'day',
  count = 30,
  lastDay = '2026-11-22',
  timezone = 'Asia/Jakarta',
  offset = '+07:00',
  series = SIX,
  groupBy = 'category',
  micros = uneven,
  notYet = 0,
  compare = false,
}: ChartReportSpec = {}): UsageReport {
  const starts = startsOf(unit, count, Date.parse(`${lastDay}T00:00:00Z`) + DAY_MS);
  const sums = series.map(() => 0);
  let total = 0;
  const instant = (local: number): string =>
    new Date(Date.parse(new Date(local).toISOString().slice(0, 19) + offset)).toISOString();
  const buckets = starts.slice(0, -1).map((start, index): UsageBucket => {
    const amounts = series.map((_, at) => (index < count - notYet ? micros(index, at) : 0));
    for (const [at, amount] of amounts.entries()) sums[at] = (sums[at] ?? 0) + amount;
    const sum = amounts.reduce((a, b) => a + b, 0);
    total += sum;
    const local = new Date(start).toISOString().slice(0, 19);
    return {
      start: instant(start),
      end: instant(starts[index + 1] ?? start),
      local: local + offset,
      date: local.slice(0, 10),
      partial: index >= count - 1 - notYet,
      total: credits(sum),
      values: amounts.map(credits),
    };
  });
  const current = buckets[count - 1 - notYet];
  const asOf = new Date(
    (Date.parse(current?.start ?? '2026-11-22') + Date.parse(current?.end ?? '2026-11-22')) / 2,
  );
  const { previous: _, ...report } = usageReport();
  const range = { from: buckets[0]?.start ?? '', to: buckets.at(-1)?.end ?? '' };
  const before = (time: string): string =>
    new Date(Date.parse(time) - (Date.parse(range.to) - Date.parse(range.from))).toISOString();
  return {
    ...report,
    query: { period: '30d', timezone, bucket: unit, groupBy, top: 6 },
    range,
    asOf: asOf.toISOString(),
    total: credits(total),
    series: series.map((each, at) => ({ ...each, total: credits(sums[at] ?? 0) })),
    buckets,
    categories: series.flatMap((each, at) =>
      each.kind === 'member' ? [{ id: each.id, label: each.label, total: credits(sums[at] ?? 0) }] : [],
    ),
    ...(compare && {
      previous: {
        from: before(range.from),
        to: range.from,
        cutAt: before(asOf.toISOString()),
        total: '1000',
        changeRatio: null,
        buckets: buckets.map((_, index) => credits(uneven(index + 3, 0))),
      },
    }),
  };
}

/** The starts of the buckets in local time, and the end of the last. */
function startsOf(unit: BucketUnit, count: number, end: number): number[] {
  if (unit === 'month') {
    const last = new Date(end - DAY_MS);
    return Array.from({ length: count + 1 }, (_, index) =>
      Date.UTC(last.getUTCFullYear(), last.getUTCMonth() - count + 1 + index, 1),
    );
  }
  const length = unit === 'hour' ? HOUR_MS : unit === 'week' ? 7 * DAY_MS : DAY_MS;
  return Array.from({ length: count + 1 }, (_, index) => end - (count - index) * length);
}
