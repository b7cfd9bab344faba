/**
 * The usage contract as code: what goes over the wire, for servers that implement it.
 *
 * @packageDocumentation
 */
export type * from '../model/index.js';
export { type OperationSpec, operations } from './operations.js';
export { type KnownProblemCode, problems, problemType } from './problems.js';
export {
  type AgentRecord,
  type ConversationRecord,
  type EventRecord,
  EventRecordSchema,
  type EventsAccepted,
  EventsAcceptedSchema,
  type OrganizationRecord,
  type UsageRecord,
} from './requests/events.js';
export { type CheckedParameter, checkParameter } from './requests/parameters.js';
export {
  type AgentGrant,
  DEFAULT_TTL_SECONDS,
  type OrganizationGrant,
  type TokenRequest,
  TokenRequestSchema,
  type TokenResponse,
  TokenResponseSchema,
  type ViewerGrants,
} from './requests/tokens.js';
export {
  DEFAULT_GROUP_BY,
  DEFAULT_LIMIT,
  DEFAULT_PERIOD,
  DEFAULT_SORT,
  DEFAULT_TIMEZONE,
  DEFAULT_TOP,
  type ReadOperation,
} from './requests/vocabulary.js';
export { ConversationCreditsSchema } from './responses/conversation-credits.js';
export { ConversationPageSchema } from './responses/conversations.js';
export { AgentPageSchema, CategoryListSchema, OrganizationListSchema } from './responses/directory.js';
export { ProblemSchema } from './responses/problem.js';
export { UsageReportSchema } from './responses/usage-report.js';
export type { Schema, SchemaIssue, SchemaResult } from './schema.js';
