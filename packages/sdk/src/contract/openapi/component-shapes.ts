import type * as z from 'zod/mini';
import { creditsOut, instantOut, localDate } from '../primitives.js';
import {
  agentRecord,
  conversationRecord,
  eventRecord,
  eventsAccepted,
  organizationRecord,
  usageRecord,
} from '../requests/events.js';
import { agentGrant, organizationGrant, tokenRequest, tokenResponse } from '../requests/tokens.js';
import {
  conversationCredits,
  conversationInfo,
  matchedUsage,
  usageEntry,
} from '../responses/conversation-credits.js';
import { conversation, conversationPage, echoedConversationsQuery } from '../responses/conversations.js';
import {
  agent,
  agentPage,
  capabilities,
  category,
  categoryList,
  organization,
  organizationList,
} from '../responses/directory.js';
import { parameterError, problem, recordError } from '../responses/problem.js';
import {
  categoryTotal,
  excludedOrganization,
  includedOrganization,
  reportScope,
  roleScope,
  scopedRole,
  timeRange,
} from '../responses/shared.js';
import {
  echoedUsageQuery,
  memberSeries,
  otherSeries,
  peakDay,
  previousUsage,
  usageBucket,
  usageReport,
  usageSeries,
  usageSummary,
} from '../responses/usage-report.js';

/** The schemas of the document, under the names of the public types that they state. */
export const componentShapes = {
  Credits: creditsOut,
  Instant: instantOut,
  LocalDate: localDate,
  TimeRange: timeRange,
  RoleScope: roleScope,
  ScopedRole: scopedRole,
  IncludedOrganization: includedOrganization,
  ExcludedOrganization: excludedOrganization,
  ReportScope: reportScope,
  EchoedUsageQuery: echoedUsageQuery,
  MemberSeries: memberSeries,
  OtherSeries: otherSeries,
  UsageSeries: usageSeries,
  UsageBucket: usageBucket,
  CategoryTotal: categoryTotal,
  PeakDay: peakDay,
  UsageSummary: usageSummary,
  PreviousUsage: previousUsage,
  UsageReport: usageReport,
  EchoedConversationsQuery: echoedConversationsQuery,
  Conversation: conversation,
  ConversationPage: conversationPage,
  ConversationInfo: conversationInfo,
  UsageEntry: usageEntry,
  MatchedUsage: matchedUsage,
  ConversationCredits: conversationCredits,
  Capabilities: capabilities,
  Organization: organization,
  OrganizationList: organizationList,
  Agent: agent,
  AgentPage: agentPage,
  Category: category,
  CategoryList: categoryList,
  ParameterError: parameterError,
  RecordError: recordError,
  Problem: problem,
  UsageRecord: usageRecord,
  ConversationRecord: conversationRecord,
  AgentRecord: agentRecord,
  OrganizationRecord: organizationRecord,
  EventRecord: eventRecord,
  EventsAccepted: eventsAccepted,
  OrganizationGrant: organizationGrant,
  AgentGrant: agentGrant,
  TokenRequest: tokenRequest,
  TokenResponse: tokenResponse,
} as const satisfies Readonly<Record<string, z.core.$ZodType>>;

/** The name of a schema of the document. */
export type ComponentName = keyof typeof componentShapes;
