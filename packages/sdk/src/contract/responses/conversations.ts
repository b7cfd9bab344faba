import * as z from 'zod/mini';
import type { ConversationPage } from '../../model/conversations.js';
import { defineSchema } from '../define-schema.js';
import { count, creditsOut, id, instantOut } from '../primitives.js';
import { echoedFilter, reportScope, scopedRole, timeRange } from './shared.js';

export const conversation = z.looseObject({
  organizationId: id,
  agentId: id,
  agentName: z.string(),
  agentState: z.string(),
  conversationId: id,
  title: z.nullable(z.string()),
  credits: creditsOut,
  messageCount: z.nullable(count),
  startedAt: instantOut,
  lastActivityAt: instantOut,
  detailAccess: z.boolean(),
  detailRequires: z.exactOptional(z.array(scopedRole)),
});

export const echoedConversationsQuery = z.looseObject({
  ...echoedFilter,
  sort: z.string(),
  limit: z.int().check(z.minimum(1)),
});

export const conversationPage = z.looseObject({
  object: z.literal('list'),
  asOf: instantOut,
  query: echoedConversationsQuery,
  range: timeRange,
  scope: reportScope,
  unattributed: creditsOut,
  hasMore: z.boolean(),
  nextCursor: z.nullable(z.string()),
  data: z.array(conversation),
});

/**
 * The answer of `GET /v1/conversations`.
 *
 * @public
 */
export const ConversationPageSchema = defineSchema<ConversationPage>('ConversationPage', conversationPage);
