/**
 * Instants, local dates, zones, periods and buckets: the only calendar code there is, for server and client
 * alike. Instants are integer microseconds since 1970; zones are IANA names; data comes from `Intl`. No
 * dependency.
 *
 * @packageDocumentation
 */
export { BUCKET_LIMIT_DAYS, type BucketLimitExcess, bucketLimitExceeded } from './bucket-limit.js';
export { buckets } from './buckets.js';
export { countLocalDays, dayAt, isWholeLocalDays, startOfDay } from './day.js';
export { formatInstant, parseInstant } from './instant.js';
export {
  addDays,
  addMonths,
  dayOfWeek,
  daysBetween,
  firstOfMonth,
  isLocalDate,
  mondayOf,
} from './local-date.js';
export { defaultBucket, resolveDates, resolvePeriod } from './period.js';
export { type PreviousRange, previousRange } from './previous.js';
export { summaryDays } from './summary-days.js';
export type { BucketUnit, EpochMicros, LocalDate, Period, TimeBucket, TimeRange } from './types.js';
export { formatLocal, localDateAt, offsetAt } from './zone.js';
export { isTimeZone } from './zone-name.js';
