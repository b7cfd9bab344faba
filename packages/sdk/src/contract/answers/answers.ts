// Written by `npm run openapi` from the schemas in `responses`. Change those.
import type { AgentPage, CategoryList, ConversationCredits, ConversationPage, OrganizationList, Problem, UsageReport } from '../../model/index.js';
import type { Schema } from '../schema.js';
import { answer, array, either, filled, flag, literal, nothing, nullable, number, object, oneOfKind, optional, pattern, text, whole } from './check.js';

const echoedUsageQuery = object({
  period: optional(text),
  from: optional(text),
  to: optional(text),
  timezone: text,
  organizationId: optional(text),
  agentId: optional(text),
  category: optional(array(text)),
  bucket: text,
  groupBy: text,
  top: either('Expected a whole number above 0, or all', whole({ above: 0 }), literal('all')),
  compare: optional(text),
});
const instantOut = pattern(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?Z$/, 'Expected an RFC 3339 instant in UTC');
const timeRange = object({ from: instantOut, to: instantOut });
const creditsOut = pattern(/^(?:0|-?[1-9]\d*|-?(?:0|[1-9]\d*)\.\d{0,5}[1-9])$/, 'Expected a decimal string in its shortest form');
const id = filled;
const memberSeries = object({
  kind: literal('member'),
  id: text,
  organizationId: optional(id),
  label: text,
  state: text,
  total: creditsOut,
});
const count = whole({ min: 0 });
const otherSeries = object({ kind: literal('other'), id: nothing, members: count, total: creditsOut });
const usageSeries = oneOfKind('kind', { member: memberSeries, other: otherSeries });
const localTime = pattern(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?(?:Z|[+-]\d{2}:\d{2}(?::\d{2})?)$/, 'Expected a local time with its offset');
const localDate = pattern(/^\d{4}-\d{2}-\d{2}$/, 'Expected a date, YYYY-MM-DD');
const usageBucket = object({
  start: instantOut,
  end: instantOut,
  local: localTime,
  date: localDate,
  partial: flag,
  total: creditsOut,
  values: array(creditsOut),
});
const categoryTotal = object({ id: text, label: text, total: creditsOut });
const peakDay = object({
  date: localDate,
  start: instantOut,
  end: instantOut,
  partial: flag,
  total: creditsOut,
});
const usageSummary = object({
  averageDaily: nullable(creditsOut),
  days: count,
  peakDay: nullable(peakDay),
  activeCategories: count,
});
const ratio = pattern(/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/, 'Expected a decimal string');
const previousUsage = object({
  from: instantOut,
  to: instantOut,
  cutAt: instantOut,
  total: creditsOut,
  changeRatio: nullable(ratio),
  buckets: nullable(array(creditsOut)),
});
const includedOrganization = object({ id: id, name: text });
const roleScope = object({ type: text, id: id, organizationId: optional(text), name: text });
const scopedRole = object({ role: text, scope: roleScope });
const excludedOrganization = object({ id: id, name: text, code: text, requiredRoles: array(scopedRole) });
const reportScope = object({
  included: array(includedOrganization),
  includedCount: count,
  excluded: array(excludedOrganization),
});
const usageReport = object({
  object: literal('usage_report'),
  query: echoedUsageQuery,
  range: timeRange,
  unit: text,
  asOf: instantOut,
  latestUsageAt: nullable(instantOut),
  total: creditsOut,
  series: array(usageSeries),
  buckets: array(usageBucket),
  categories: array(categoryTotal),
  summary: usageSummary,
  previous: optional(previousUsage),
  scope: reportScope,
});
const echoedConversationsQuery = object({
  period: optional(text),
  from: optional(text),
  to: optional(text),
  timezone: text,
  organizationId: optional(text),
  agentId: optional(text),
  category: optional(array(text)),
  sort: text,
  limit: whole({ above: 0 }),
});
const conversation = object({
  organizationId: id,
  agentId: id,
  agentName: text,
  agentState: text,
  conversationId: id,
  title: nullable(text),
  credits: creditsOut,
  messageCount: nullable(count),
  startedAt: instantOut,
  lastActivityAt: instantOut,
  detailAccess: flag,
  detailRequires: optional(array(scopedRole)),
});
const conversationPage = object({
  object: literal('list'),
  asOf: instantOut,
  query: echoedConversationsQuery,
  range: timeRange,
  scope: reportScope,
  unattributed: creditsOut,
  hasMore: flag,
  nextCursor: nullable(text),
  data: array(conversation),
});
const conversationInfo = object({
  organizationId: id,
  agentId: id,
  agentName: text,
  conversationId: id,
  title: nullable(text),
  messageCount: nullable(count),
  startedAt: instantOut,
  lastActivityAt: instantOut,
});
const matchedUsage = object({ total: creditsOut, entryCount: count, categories: array(categoryTotal) });
const usageEntry = object({
  id: id,
  time: instantOut,
  category: text,
  description: text,
  credits: creditsOut,
});
const conversationCredits = object({
  object: literal('conversation_credits'),
  asOf: instantOut,
  conversation: conversationInfo,
  total: creditsOut,
  entryCount: count,
  matched: matchedUsage,
  entries: array(usageEntry),
  hasMore: flag,
  nextCursor: nullable(text),
});
const capabilities = object({ usage: flag, details: text });
const organization = object({ id: id, name: text, roles: array(text), capabilities: capabilities });
const organizationList = object({
  object: literal('list'),
  viewer: object({ id: text }),
  data: array(organization),
});
const agent = object({ organizationId: id, id: id, name: text, state: text });
const agentPage = object({ data: array(agent), hasMore: flag, nextCursor: nullable(text) });
const category = object({ id: text, label: text });
const categoryList = object({ data: array(category) });
const parameterError = object({ parameter: text, code: text, message: text, allowed: optional(array(text)) });
const recordError = object({ index: count, field: nullable(text), message: text });
const problem = object({
  type: text,
  title: text,
  status: whole(),
  detail: text,
  code: text,
  requestId: text,
  errors: optional(array(parameterError)),
  max: optional(number),
  requested: optional(number),
  requiredRoles: optional(array(scopedRole)),
  heldRoles: optional(array(scopedRole)),
  records: optional(array(recordError)),
});

export const usageReportAnswer: Schema<UsageReport> = answer('UsageReport', usageReport);
export const conversationPageAnswer: Schema<ConversationPage> = answer('ConversationPage', conversationPage);
export const conversationCreditsAnswer: Schema<ConversationCredits> = answer('ConversationCredits', conversationCredits);
export const organizationListAnswer: Schema<OrganizationList> = answer('OrganizationList', organizationList);
export const agentPageAnswer: Schema<AgentPage> = answer('AgentPage', agentPage);
export const categoryListAnswer: Schema<CategoryList> = answer('CategoryList', categoryList);
export const problemAnswer: Schema<Problem> = answer('Problem', problem);
