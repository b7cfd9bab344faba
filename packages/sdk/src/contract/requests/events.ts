import * as z from 'zod/mini';
import { count, creditsIn } from '../primitives.js';
import { defineSchema } from '../schema.js';

/**
 * One step that cost credits, as it is written. What was recorded never changes: a correction is a new record with negative credits.
 *
 * @public
 */
export interface UsageRecord {
  /** Says which kind of record this is. */
  readonly type: 'usage';
  /** Unique within the organization: writing the same record again changes nothing. */
  readonly id: string;
  /** When it happened: RFC 3339, any offset, up to microseconds. */
  readonly time: string;
  /** Who pays. */
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
  /** Says which kind of record this is. */
  readonly type: 'conversation';
  /** Who pays. */
  readonly organizationId: string;
  /** The agent, unique within the organization. */
  readonly agentId: string;
  /** The conversation, unique within the agent. */
  readonly conversationId: string;
  /** How new this record is; `lastActivityAt` when absent. */
  readonly updatedAt?: string;
  /** Its title; null or absent when it has none. */
  readonly title?: string | null;
  /** Its messages so far. */
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
  /** Says which kind of record this is. */
  readonly type: 'agent';
  /** Who pays. */
  readonly organizationId: string;
  /** The agent, unique within the organization. */
  readonly id: string;
  /** Its name. */
  readonly name: string;
  /** Whether it still exists; `active` when absent. */
  readonly state?: 'active' | 'deleted';
  /** How new this record is. */
  readonly updatedAt: string;
}

/**
 * An organization's name and state. The record with the greatest `updatedAt` wins, in any order of arrival.
 *
 * @public
 */
export interface OrganizationRecord {
  /** Says which kind of record this is. */
  readonly type: 'organization';
  /** The organization. */
  readonly id: string;
  /** Its name. */
  readonly name: string;
  /** Whether it still exists; `active` when absent. */
  readonly state?: 'active' | 'deleted';
  /** How new this record is. */
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
  /** Records that were new. */
  readonly accepted: number;
  /** Records that were known already, with the same content. */
  readonly duplicates: number;
}

const encoder = new TextEncoder();
/** A lone surrogate would come back as another character: the id would no longer be the one that was sent. */
const wellFormed = (value: string): boolean => !/\p{Surrogate}/u.test(value);

/** Lengths are in bytes for ids, since the store and the cursors keep bytes, and in characters for what people read. */
const recordId = z.string().check(
  z.minLength(1),
  z.refine((text) => text.length <= 128 && encoder.encode(text).length <= 128, 'Expected at most 128 bytes'),
  z.refine(wellFormed, 'Expected well-formed Unicode'),
);
const text = (max: number, min = 0) =>
  z.string().check(
    z.minLength(min),
    z.refine(
      (value) => value.length <= max || [...value].length <= max,
      `Expected at most ${max} characters`,
    ),
    z.refine(wellFormed, 'Expected well-formed Unicode'),
  );
const name = text(300, 1);
const instant = z
  .string()
  .check(
    z.regex(
      /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?(?:[Zz]|[+-]\d{2}:\d{2})$/,
      'Expected an RFC 3339 instant with an offset, up to microseconds',
    ),
  );
const state = z.exactOptional(z.enum(['active', 'deleted']));

const usage = z.strictObject({
  type: z.literal('usage'),
  id: recordId,
  time: instant,
  organizationId: recordId,
  agentId: recordId,
  category: name,
  description: text(1000),
  credits: creditsIn,
  conversationId: z.exactOptional(recordId),
  organizationName: z.exactOptional(name),
  agentName: z.exactOptional(name),
});

const conversation = z.strictObject({
  type: z.literal('conversation'),
  organizationId: recordId,
  agentId: recordId,
  conversationId: recordId,
  updatedAt: z.exactOptional(instant),
  title: z.exactOptional(z.nullable(text(300))),
  messageCount: count,
  startedAt: instant,
  lastActivityAt: instant,
});

const agent = z.strictObject({
  type: z.literal('agent'),
  organizationId: recordId,
  id: recordId,
  name,
  state,
  updatedAt: instant,
});

const organization = z.strictObject({
  type: z.literal('organization'),
  id: recordId,
  name,
  state,
  updatedAt: instant,
});

export const eventRecord = z.discriminatedUnion('type', [usage, conversation, agent, organization]);

export const eventsAccepted = z.looseObject({ accepted: count, duplicates: count });

/**
 * A record of `POST /v1/events`. Unknown fields are refused: a misspelt one would be lost in silence.
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
