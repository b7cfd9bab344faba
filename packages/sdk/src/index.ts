/**
 * A typed, read-only client for the usage API: what was spent, when, on what, and by which conversation.
 *
 * @packageDocumentation
 */

export { CreditUsageClient } from './client.js';
export type { ApiPromise } from './core/api-promise.js';
export type { WithResponse } from './core/call.js';
export type { AttemptInfo, ErrorInfo, Hooks, ResponseInfo, RetryInfo } from './core/hooks.js';
export type { LogDetails, Logger } from './core/logger.js';
export type {
  ClientOptions,
  FetchAnswer,
  FetchInit,
  FetchLike,
  HeaderOptions,
  ListOptions,
  ProvidedToken,
  RequestOptions,
  RetryOptions,
  TokenProvider,
  TokenRequestContext,
} from './core/options.js';
export type { PagedList } from './core/pages.js';
export * as credits from './credits/index.js';
export * from './errors/index.js';
export type * from './model/index.js';
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
} from './query/index.js';
export * as query from './query/index.js';
export type { AgentsResource } from './resources/agents.js';
export type { CategoriesResource } from './resources/categories.js';
export type { ConversationCreditsList, ConversationsResource } from './resources/conversations.js';
export type { OrganizationsResource } from './resources/organizations.js';
export type { UsageResource } from './resources/usage.js';
export type {
  HistoryProgress,
  HistorySeries,
  UsageHistory,
  UsageHistoryBucket,
  UsageHistoryOptions,
} from './resources/usage-history.js';
export { type ReportDifference, type ReportVerification, verifyReport } from './verify-report.js';
