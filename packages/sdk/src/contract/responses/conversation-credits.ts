import * as z from 'zod/mini';
import type { ConversationCredits } from '../../model/conversation-credits.js';
import { defineSchema } from '../define-schema.js';
import { count, creditsOut, id, instantOut } from '../primitives.js';
import { categoryTotal } from './shared.js';

export const conversationInfo = z.looseObject({
  organizationId: id,
  agentId: id,
  agentName: z.string(),
  conversationId: id,
  title: z.nullable(z.string()),
  messageCount: z.nullable(count),
  startedAt: instantOut,
  lastActivityAt: instantOut,
});

export const matchedUsage = z.looseObject({
  total: creditsOut,
  entryCount: count,
  categories: z.array(categoryTotal),
});

export const usageEntry = z.looseObject({
  id,
  time: instantOut,
  category: z.string(),
  description: z.string(),
  credits: creditsOut,
});

export const conversationCredits = z.looseObject({
  object: z.literal('conversation_credits'),
  asOf: instantOut,
  conversation: conversationInfo,
  total: creditsOut,
  entryCount: count,
  matched: matchedUsage,
  entries: z.array(usageEntry),
  hasMore: z.boolean(),
  nextCursor: z.nullable(z.string()),
});

/**
 * The answer of `GET /v1/agents/{agentId}/conversations/{conversationId}/credits`.
 *
 * @public
 */
export const ConversationCreditsSchema = defineSchema<ConversationCredits>(
  'ConversationCredits',
  conversationCredits,
);
