/**
 * For tests of what is built on the API: fixtures that satisfy the contract, and small handlers for `msw`, which is
 * an optional peer.
 *
 * @packageDocumentation
 */
export { type KnownProblemCode, problems } from '../contract/problems.js';
export type * from '../model/index.js';
export { conversationCreditsFixture, conversationFixture, conversationPageFixture } from './conversations.js';
export { agentPageFixture, categoryListFixture, organizationListFixture } from './directory.js';
export { type UsageHandlersOptions, usageHandlers } from './handlers.js';
export { problemFixture } from './problem.js';
export { type UsageReportSpec, usageReportFixture } from './usage-report.js';
