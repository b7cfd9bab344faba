import * as z from 'zod/mini';
import { defineSchema } from '../define-schema.js';
import { count, creditsIn } from '../primitives.js';
import {
  pathId,
  recordDescription,
  recordId,
  recordInstant,
  recordName,
  recordTitle,
} from './record-text.js';

/**
 * One step that cost credits, in the write format. What was recorded never changes: a correction is a new record with negative credits.
 *
 * @public
 */
export interface UsageRecord {
  /** The kind of record. */
  readonly type: 'usage';
  /** Unique within the organization: writing the same record again changes nothing. */
  readonly id: string;
  /** When it happened: RFC 3339, any offset, up to microseconds. */
  readonly time: string;
  /** The organization that pays. */
  readonly organizationId: string;
  /** The agent, unique within the organization. */
  readonly agentId: string;
  /** The kind of work, such as `LLM`. */
  readonly category: string;
  /** What was done. */
  readonly description: string;
  /** A decimal string, at most 12 integer digits and 6 decimals; negative for refunds. */
  readonly credits: string;
  /** The conversation; absent for usage that belongs to none. */
  readonly conversationId?: string;
  /** The organization's name at that time. */
  readonly organizationName?: string;
  /** The agent's name at that time. */
  readonly agentName?: string;
}

/**
 * What is known of a conversation. The record with the greatest `updatedAt` wins, in any order of arrival.
 *
 * @public
 */
export interface ConversationRecord {
  /** The kind of record. */
  readonly type: 'conversation';
  /** The organization that pays. */
  readonly organizationId: string;
  /** The agent, unique within the organization. */
  readonly agentId: string;
  /** The conversation, unique within the agent. */
  readonly conversationId: string;
  /**
   * How recent this record is; `lastActivityAt` when absent. A correction needs a greater value: of two records with the same value, their
   * content decides which one counts, never the order of arrival.
   */
  readonly updatedAt?: string;
  /** Its title; null or absent when it has none. */
  readonly title?: string | null;
  /** How many messages it has so far. */
  readonly messageCount: number;
  /** When it began. */
  readonly startedAt: string;
  /** When it was last active. */
  readonly lastActivityAt: string;
}

/**
 * An agent's name and state. The record with the greatest `updatedAt` wins, in any order of arrival.
 *
 * @public
 */
export interface AgentRecord {
  /** The kind of record. */
  readonly type: 'agent';
  /** The organization that pays. */
  readonly organizationId: string;
  /** The agent, unique within the organization. */
  readonly id: string;
  /** Its name. */
  readonly name: string;
  /** Whether it still exists; `active` when absent. */
  readonly state?: 'active' | 'deleted';
  /** How recent this record is. A correction needs a greater value: of records with the same value, the greater name counts, then `deleted`. */
  readonly updatedAt: string;
}

/**
 * An organization's name and state. The record with the greatest `updatedAt` wins, in any order of arrival.
 *
 * @public
 */
export interface OrganizationRecord {
  /** The kind of record. */
  readonly type: 'organization';
  /** The organization. */
  readonly id: string;
  /** Its name. */
  readonly name: string;
  /** Whether it still exists; `active` when absent. */
  readonly state?: 'active' | 'deleted';
  /** How recent this record is. A correction needs a greater value: of records with the same value, the greater name counts, then `deleted`. */
  readonly updatedAt: string;
}

/**
 * A record of the write format.
 *
 * @public
 */
export type EventRecord = UsageRecord | ConversationRecord | AgentRecord | OrganizationRecord;

/**
 * The answer of `POST /v1/events`, once every record is durable.
 *
 * @public
 */
export interface EventsAccepted {
  /** Records that were new, or newer than what was known. */
  readonly accepted: number;
  /**
   * Records that changed nothing: usage that was known already, with the same content, and other records that were known already or do
   * not win over what is known.
   */
  readonly duplicates: number;
}

const state = z.exactOptional(z.enum(['active', 'deleted']));

export const usageRecord = z.strictObject({
  type: z.literal('usage'),
  id: recordId,
  time: recordInstant,
  organizationId: recordId,
  agentId: pathId,
  category: recordName,
  description: recordDescription,
  credits: creditsIn,
  conversationId: z.exactOptional(pathId),
  organizationName: z.exactOptional(recordName),
  agentName: z.exactOptional(recordName),
});

export const conversationRecord = z.strictObject({
  type: z.literal('conversation'),
  organizationId: recordId,
  agentId: pathId,
  conversationId: pathId,
  updatedAt: z.exactOptional(recordInstant),
  title: z.exactOptional(z.nullable(recordTitle)),
  messageCount: count,
  startedAt: recordInstant,
  lastActivityAt: recordInstant,
});

export const agentRecord = z.strictObject({
  type: z.literal('agent'),
  organizationId: recordId,
  id: pathId,
  name: recordName,
  state,
  updatedAt: recordInstant,
});

export const organizationRecord = z.strictObject({
  type: z.literal('organization'),
  id: recordId,
  name: recordName,
  state,
  updatedAt: recordInstant,
});

export const eventRecord = z.discriminatedUnion('type', [
  usageRecord,
  conversationRecord,
  agentRecord,
  organizationRecord,
]);

export const eventsAccepted = z.looseObject({ accepted: count, duplicates: count });

/**
 * A record of `POST /v1/events`. Unknown fields are refused: a misspelt one would be silently lost.
 *
 * @public
 */
export const EventRecordSchema = defineSchema<EventRecord>('EventRecord', eventRecord);

/**
 * The answer of `POST /v1/events`.
 *
 * @public
 */
export const EventsAcceptedSchema = defineSchema<EventsAccepted>('EventsAccepted', eventsAccepted);
