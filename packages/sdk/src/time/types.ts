/**
 * An instant: an integer number of microseconds since 1970-01-01T00:00:00Z. A safe integer until the year 2255.
 *
 * @public
 */
export type EpochMicros = number;

/**
 * A calendar date without a zone, `YYYY-MM-DD`.
 *
 * @public
 */
export type LocalDate = string;

/**
 * A half-open stretch of time: `from` belongs to it, `to` does not.
 *
 * @public
 */
export interface TimeRange {
  /** The first instant that belongs to it. */
  readonly from: EpochMicros;
  /** The first instant after it. */
  readonly to: EpochMicros;
}

/**
 * A range that is named by its length and ends with the current hour or day.
 *
 * @public
 */
export type Period = '24h' | '72h' | '30d' | '12mo';

/**
 * What a range is cut into.
 *
 * @public
 */
export type BucketUnit = 'hour' | 'day' | 'week' | 'month';

/**
 * One hour, day, week or month of a range.
 *
 * @public
 */
export interface TimeBucket {
  /** The first instant of the bucket inside the range. */
  readonly start: EpochMicros;
  /** The first instant after the bucket, or the end of the range. */
  readonly end: EpochMicros;
  /** `start` as the clock on the wall shows it, with its offset: `2026-10-24T00:00:00+07:00`. */
  readonly local: string;
  /** The local date on which the whole bucket, not clipped to the range, begins. */
  readonly date: LocalDate;
  /** Whether the range clips the bucket or the bucket has not ended yet. */
  readonly partial: boolean;
}
