import type { OpenEnum } from './open-enum.js';
import type { TimeRange } from './range.js';
import type { BucketUnit, Credits, EntityState, GroupBy, Instant, LocalDate, Period } from './scalars.js';
import type { ReportScope } from './scope.js';

/**
 * The filter that an answer was made for, in the names of the API's parameters. A legal request again: either `period`, or `from` and `to`.
 *
 * @public
 */
export interface EchoedFilter {
  /** The named period, when one was asked for. */
  readonly period?: OpenEnum<Period>;
  /** The start as it was asked for: an instant or a local date. */
  readonly from?: string;
  /** The end as it was asked for: the first instant or local date that is not included. */
  readonly to?: string;
  /** The IANA zone that days and hours follow, as it was asked for. */
  readonly timezone: string;
  /** The one organization asked for; absent for all. */
  readonly organizationId?: string;
  /** The one agent asked for; absent for all. */
  readonly agentId?: string;
  /** The categories asked for; absent for all. */
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
  /** How many series are shown by themselves. */
  readonly top: number | 'all';
  /** Whether the period before was asked for too. */
  readonly compare?: OpenEnum<'previous'>;
}

/**
 * One series of the report: a category, an agent or an organization.
 *
 * @public
 */
export interface MemberSeries {
  /** Tells a series of its own from the folded rest. */
  readonly kind: 'member';
  /** The category, or the id of the agent or organization. */
  readonly id: string;
  /** The organization of the agent, where the report is split by agent: the same agent id under two organizations is two agents. */
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
  /** Tells the folded rest from a series of its own. */
  readonly kind: 'other';
  /** Always null: it stands for several. */
  readonly id: null;
  /** How many series are folded here, two or more. */
  readonly members: number;
  /** The credits of the whole range. */
  readonly total: Credits;
}

/**
 * A series of the report, in descending order of the size of its total; the folded rest is last.
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
  /** `start` in the report's zone, with the offset in force: label from this. */
  readonly local: string;
  /** The local date of the bucket's start, before it was clipped to the range. */
  readonly date: LocalDate;
  /** True when the range cuts the bucket or it is not over yet. */
  readonly partial: boolean;
  /** The sum of `values`. */
  readonly total: Credits;
  /** One amount for each of the report's series, in their order. */
  readonly values: readonly Credits[];
}

/**
 * The usage of one category.
 *
 * @public
 */
export interface CategoryTotal {
  /** The category as it is written on the usage. */
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
  /** Where the day begins, inside the range. */
  readonly start: Instant;
  /** The first instant after it, inside the range. */
  readonly end: Instant;
  /** True when the range cuts the day or it is not over yet. */
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
  /** `total` divided by `days`, half-even to 6 decimals; null when `days` is 0. */
  readonly averageDaily: Credits | null;
  /** The days counted: 1 for `24h`, 3 for `72h`, otherwise the local dates between the start and now or the end, whichever is earlier. */
  readonly days: number;
  /** The day with the most usage, the earliest of equals; null when no day is above 0. */
  readonly peakDay: PeakDay | null;
  /** How many categories have a total other than 0. */
  readonly activeCategories: number;
}

/**
 * The period before, for comparison.
 *
 * @public
 */
export interface PreviousUsage extends TimeRange {
  /** Where it is cut so that both periods have run equally long. */
  readonly cutAt: Instant;
  /** The credits from `from` to `cutAt`. */
  readonly total: Credits;
  /** (total − previous) ÷ |previous|, half-even to 6 decimals; null when the previous total is 0. */
  readonly changeRatio: string | null;
  /**
   * The totals of its buckets, aligned by index with the report's; null for weeks and months. They add up to `total`: where it has more
   * buckets than the report, the last one holds the rest.
   */
  readonly buckets: readonly Credits[] | null;
}

/**
 * The usage report: one answer feeds bar chart, pie and summary, so they always agree.
 * `total` = sum of the buckets = sum of the series = sum of the categories, exactly.
 *
 * @public
 */
export interface UsageReport {
  /** Says what this is. */
  readonly object: 'usage_report';
  /** The query with its defaults filled in. */
  readonly query: EchoedUsageQuery;
  /** The range that the query means. */
  readonly range: TimeRange;
  /** What is counted. */
  readonly unit: OpenEnum<'credit'>;
  /** Usage up to this instant is counted. */
  readonly asOf: Instant;
  /** The time of the latest usage of these organizations and this agent, whatever the period and category; null when there is none. */
  readonly latestUsageAt: Instant | null;
  /** The credits of the whole range. */
  readonly total: Credits;
  /** What the bars are split by, largest first. */
  readonly series: readonly UsageSeries[];
  /** Every bucket of the range, zeros included. */
  readonly buckets: readonly UsageBucket[];
  /** All categories with usage, unfolded, whatever `groupBy` says. */
  readonly categories: readonly CategoryTotal[];
  /** The figures above the chart. */
  readonly summary: UsageSummary;
  /** The period before; present when `compare` was asked for. */
  readonly previous?: PreviousUsage;
  /** Which organizations are counted and which are left out. */
  readonly scope: ReportScope;
}
