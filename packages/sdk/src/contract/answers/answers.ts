// Written by `npm run openapi` from the schemas in `responses`. Change those.
import type { AgentPage, CategoryList, ConversationCredits, ConversationPage, OrganizationList, Problem, UsageReport } from '../../model/index.js';
import type { Schema } from '../schema.js';
import { answer, array, either, filled, flag, literal, nothing, nullable, number, object, oneOfKind, optional, pattern, text, whole } from './check.js';

const instantOut = pattern(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?Z$/, 'Expected an RFC 3339 instant in UTC');
const timeRange = object({ from: instantOut, to: instantOut });
const creditsOut = pattern(/^(?:0|-?[1-9]\d*|-?(?:0|[1-9]\d*)\.\d{0,5}[1-9])$/, 'Expected a decimal string in its shortest form');
const id = filled;
const count = whole(0);
const localDate = pattern(/^\d{4}-\d{2}-\d{2}$/, 'Expected a date, YYYY-MM-DD');
const categoryTotal = object({ id: text, label: text, total: creditsOut });
const scopedRole = object({
  role: text,
  scope: object({ type: text, id: id, organizationId: optional(text), name: text }),
});
const reportScope = object({
  included: array(object({ id: id, name: text })),
  includedCount: count,
  excluded: array(object({ id: id, name: text, code: text, requiredRoles: array(scopedRole) })),
});

export const usageReportAnswer: Schema<UsageReport> = answer('UsageReport', object({
  object: literal('usage_report'),
  query: object({
    period: optional(text),
    from: optional(text),
    to: optional(text),
    timezone: text,
    organizationId: optional(text),
    agentId: optional(text),
    category: optional(array(text)),
    bucket: text,
    groupBy: text,
    top: either('Expected a whole number above 0, or all', whole(1), literal('all')),
    compare: optional(text),
  }),
  range: timeRange,
  unit: text,
  asOf: instantOut,
  latestUsageAt: nullable(instantOut),
  total: creditsOut,
  series: array(oneOfKind('kind', {
    member: object({
      kind: literal('member'),
      id: text,
      organizationId: optional(id),
      label: text,
      state: text,
      total: creditsOut,
    }),
    other: object({ kind: literal('other'), id: nothing, members: count, total: creditsOut }),
  })),
  buckets: array(object({
    start: instantOut,
    end: instantOut,
    local: pattern(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?(?:Z|[+-]\d{2}:\d{2}(?::\d{2})?)$/, 'Expected a local time with its offset'),
    date: localDate,
    partial: flag,
    total: creditsOut,
    values: array(creditsOut),
  })),
  categories: array(categoryTotal),
  summary: object({
    averageDaily: nullable(creditsOut),
    days: count,
    peakDay: nullable(object({
      date: localDate,
      start: instantOut,
      end: instantOut,
      partial: flag,
      total: creditsOut,
    })),
    activeCategories: count,
  }),
  previous: optional(object({
    from: instantOut,
    to: instantOut,
    cutAt: instantOut,
    total: creditsOut,
    changeRatio: nullable(pattern(/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/, 'Expected a decimal string')),
    buckets: nullable(array(creditsOut)),
  })),
  scope: reportScope,
}));
export const conversationPageAnswer: Schema<ConversationPage> = answer('ConversationPage', object({
  object: literal('list'),
  asOf: instantOut,
  query: object({
    period: optional(text),
    from: optional(text),
    to: optional(text),
    timezone: text,
    organizationId: optional(text),
    agentId: optional(text),
    category: optional(array(text)),
    sort: text,
    limit: whole(1),
  }),
  range: timeRange,
  scope: reportScope,
  unattributed: creditsOut,
  hasMore: flag,
  nextCursor: nullable(text),
  data: array(object({
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
  })),
}));
export const conversationCreditsAnswer: Schema<ConversationCredits> = answer('ConversationCredits', object({
  object: literal('conversation_credits'),
  asOf: instantOut,
  conversation: object({
    organizationId: id,
    agentId: id,
    agentName: text,
    conversationId: id,
    title: nullable(text),
    messageCount: nullable(count),
    startedAt: instantOut,
    lastActivityAt: instantOut,
  }),
  total: creditsOut,
  entryCount: count,
  matched: object({ total: creditsOut, entryCount: count, categories: array(categoryTotal) }),
  entries: array(object({
    id: id,
    time: instantOut,
    category: text,
    description: text,
    credits: creditsOut,
  })),
  hasMore: flag,
  nextCursor: nullable(text),
}));
export const organizationListAnswer: Schema<OrganizationList> = answer('OrganizationList', object({
  object: literal('list'),
  viewer: object({ id: text }),
  data: array(object({
    id: id,
    name: text,
    roles: array(text),
    capabilities: object({ usage: flag, details: text }),
  })),
}));
export const agentPageAnswer: Schema<AgentPage> = answer('AgentPage', object({
  data: array(object({ organizationId: id, id: id, name: text, state: text })),
  hasMore: flag,
  nextCursor: nullable(text),
}));
export const categoryListAnswer: Schema<CategoryList> = answer('CategoryList', object({ data: array(object({ id: text, label: text })) }));
export const problemAnswer: Schema<Problem> = answer('Problem', object({
  type: text,
  title: text,
  status: whole(),
  detail: text,
  code: text,
  requestId: text,
  errors: optional(array(object({ parameter: text, code: text, message: text, allowed: optional(array(text)) }))),
  max: optional(number),
  requested: optional(number),
  requiredRoles: optional(array(scopedRole)),
  heldRoles: optional(array(scopedRole)),
  records: optional(array(object({ index: count, field: nullable(text), message: text }))),
}));
