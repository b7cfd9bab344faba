/**
 * The query object that SDK calls, element attributes, shareable URLs and exports have in common, and helpers for it. It
 * loads no network code and no validation library.
 *
 * @packageDocumentation
 */
export type { ReadOperation } from '../contract/requests/vocabulary.js';
export type {
  ApiErrorKind,
  CreditUsageError,
  ErrorDetails,
  ErrorJson,
  ErrorKind,
} from '../errors/base.js';
export { ConfigError } from '../errors/config-error.js';
export type { BucketUnit, ConversationSort, GroupBy, Period } from '../model/scalars.js';
export { key } from './key.js';
export { previous } from './previous.js';
export {
  between,
  type DateRange,
  lastDays,
  monthToDate,
  previousMonth,
  type TodayOptions,
} from './ranges.js';
export { fromSearchParams, toSearchParams } from './search-params.js';
export type {
  AgentsQuery,
  ConversationsFields,
  ConversationsQuery,
  CreditsFields,
  CreditsQuery,
  FilterFields,
  FromToRange,
  PeriodRange,
  Query,
  UsageFields,
  UsageFilter,
  UsageHistoryQuery,
  UsageQuery,
} from './types.js';
