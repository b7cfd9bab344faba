import type { OpenEnum } from './open-enum.js';
import type { TimeRange } from './range.js';
import type { BucketUnit, Credits, EntityState, GroupBy, Instant, LocalDate, Period } from './scalars.js';
import type { ReportScope } from './scope.js';

/**
 * The filter that an answer was made for, under the names of the API's parameters. It is a valid request itself: it has either `period`, or
 * `from` and `to`.
 *
 * @public
 */
export interface EchoedFilter {
  /** The named period, when one was requested. */
  readonly period?: OpenEnum<Period>;
  /** The start, as requested: an instant or a local date. */
  readonly from?: string;
  /** The end, as requested: the first instant or local date that is not included. */
  readonly to?: string;
  /** The IANA zone that days and hours follow, as requested. */
  readonly timezone: string;
  /** The organization that was requested; absent for all. */
  readonly organizationId?: string;
  /** The agent that was requested; absent for all. */
  readonly agentId?: string;
  /** The categories that were requested; absent for all. */
  readonly category?: readonly string[];
}

/**
 * The query of a usage report, with the defaults filled in.
 *
 * @public
 */
export interface EchoedUsageQuery extends EchoedFilter {
  /** The length of a bar. */
  readonly bucket: OpenEnum<BucketUnit>;
  /** What bars are split by. */
  readonly groupBy: OpenEnum<GroupBy>;
  /** How many series are shown separately. */
  readonly top: number | 'all';
  /** Present when the previous period was requested too. */
  readonly compare?: OpenEnum<'previous'>;
}

/**
 * One series of the report: a category, an agent or an organization.
 *
 * @public
 */
export interface MemberSeries {
  /** Distinguishes a single series from the folded rest. */
  readonly kind: 'member';
  /** The category, or the id of the agent or organization. */
  readonly id: string;
  /** The organization of the agent, when the report is split by agent: the same agent id in two organizations means two agents. */
  readonly organizationId?: string;
  /** The name to show. */
  readonly label: string;
  /** Whether it still exists. */
  readonly state: EntityState;
  /** The credits of the whole range. */
  readonly total: Credits;
}

/**
 * The series beyond `top`, folded into one.
 *
 * @public
 */
export interface OtherSeries {
  /** Distinguishes the folded rest from a single series. */
  readonly kind: 'other';
  /** Always null: it stands for several series. */
  readonly id: null;
  /** How many series are folded into this one: two or more. */
  readonly members: number;
  /** The credits of the whole range. */
  readonly total: Credits;
}

/**
 * A series of the report. The largest total comes first, signs aside; the folded rest comes last.
 *
 * @public
 */
export type UsageSeries = MemberSeries | OtherSeries;

/**
 * One bar: the usage of an hour, day, week or month, clipped to the range.
 *
 * @public
 */
export interface UsageBucket {
  /** The first instant of the bucket inside the range. */
  readonly start: Instant;
  /** The first instant after it. */
  readonly end: Instant;
  /** `start` in the report's zone, with its offset: use it for labels. */
  readonly local: string;
  /** The local date on which the bucket starts, before it is clipped to the range. */
  readonly date: LocalDate;
  /** True when the range cuts the bucket, or the bucket has not ended yet. */
  readonly partial: boolean;
  /** The sum of `values`. */
  readonly total: Credits;
  /** One amount for each of the report's series, in the same order. */
  readonly values: readonly Credits[];
}

/**
 * The usage of one category.
 *
 * @public
 */
export interface CategoryTotal {
  /** The category as usage records name it. */
  readonly id: string;
  /** The name to show. */
  readonly label: string;
  /** Its credits. */
  readonly total: Credits;
}

/**
 * The local day with the most usage, counting only what lies inside the range.
 *
 * @public
 */
export interface PeakDay {
  /** The local date. */
  readonly date: LocalDate;
  /** The first instant of the day inside the range. */
  readonly start: Instant;
  /** The first instant after the day, or the end of the range. */
  readonly end: Instant;
  /** True when the range cuts the day, or the day has not ended yet. */
  readonly partial: boolean;
  /** Its credits. */
  readonly total: Credits;
}

/**
 * The figures above the chart.
 *
 * @public
 */
export interface UsageSummary {
  /** `total` divided by `days`, rounded half-even to 6 decimals; null when `days` is 0. */
  readonly averageDaily: Credits | null;
  /** How many days are counted: 1 for `24h`, 3 for `72h`, otherwise the local dates from the start to now or the end, whichever is earlier. */
  readonly days: number;
  /** The day with the most usage, or the earliest of several; null when no day is above 0. */
  readonly peakDay: PeakDay | null;
  /** How many categories have a total other than 0. */
  readonly activeCategories: number;
}

/**
 * The previous period, for comparison.
 *
 * @public
 */
export interface PreviousUsage extends TimeRange {
  /** Where the previous period is cut, so that it covers as much time as the report's period has run so far. */
  readonly cutAt: Instant;
  /** The credits from `from` to `cutAt`. */
  readonly total: Credits;
  /** (total − previous) ÷ |previous|, rounded half-even to 6 decimals; null when the previous total is 0. */
  readonly changeRatio: string | null;
  /**
   * The totals of the previous period's buckets, matched by index with the report's; null for weeks and months. They add up to `total`:
   * when there are more of them than the report has, the last one includes the rest.
   */
  readonly buckets: readonly Credits[] | null;
}

/**
 * A usage report. One answer feeds the bar chart, the pie and the summary, so they always agree: `total` is exactly the sum of
 * the buckets, of the series, and of the categories.
 *
 * @public
 */
export interface UsageReport {
  /** The kind of object. */
  readonly object: 'usage_report';
  /** The query with its defaults filled in. */
  readonly query: EchoedUsageQuery;
  /** The range of the query, as instants. */
  readonly range: TimeRange;
  /** What is counted. */
  readonly unit: OpenEnum<'credit'>;
  /** Usage up to this instant is counted. */
  readonly asOf: Instant;
  /** When these organizations, or the requested agent, last used credits, whatever the period and category; null when they never did. */
  readonly latestUsageAt: Instant | null;
  /** The credits of the whole range. */
  readonly total: Credits;
  /** What the bars are split by, largest first. */
  readonly series: readonly UsageSeries[];
  /** Every bucket of the range, zeros included. */
  readonly buckets: readonly UsageBucket[];
  /** All categories with usage, never folded, whatever `groupBy` says. */
  readonly categories: readonly CategoryTotal[];
  /** The figures above the chart. */
  readonly summary: UsageSummary;
  /** The previous period; present when `compare` was requested. */
  readonly previous?: PreviousUsage;
  /** Which organizations are counted and which are left out. */
  readonly scope: ReportScope;
}
