import { createHash } from 'node:crypto';
import {
  type EventRecord,
  EventRecordSchema,
  type RecordError,
  type UsageRecord,
} from '@credit-usage/sdk/contract';
import { normalize } from '@credit-usage/sdk/credits';
import { type EpochMicros, parseInstant } from '@credit-usage/sdk/time';
import { shortened } from '../problems/shortened.js';
import { type Batch, emptyBatch } from '../store/batch.js';

/** Clocks differ a little. A record further in the future is a mistake that no report would show until its time has come. */
const FUTURE_TOLERANCE_MICROS = 5 * 60 * 1_000_000;

/** How many errors are listed: more would bury the first one. */
const MAX_ERRORS = 100;

/** Records ready to be written, or everything that is wrong with them. */
export type Prepared =
  | { readonly ok: true; readonly batch: Batch }
  | { readonly ok: false; readonly errors: readonly RecordError[] };

/** Checks records as a whole: one that is wrong refuses all. */
export function prepare(records: readonly unknown[], now: EpochMicros): Prepared {
  const batch = emptyBatch();
  const errors: RecordError[] = [];
  for (const [index, value] of records.entries()) {
    if (errors.length >= MAX_ERRORS) break;
    const checked = EventRecordSchema.check(value);
    if (!checked.ok) {
      for (const { path, message } of checked.issues)
        errors.push({
          index,
          field: path.length ? shortened(path.join('.')) : null,
          message: shortened(message),
        });
      continue;
    }
    add(batch, checked.value, index, (field, message) => errors.push({ index, field, message }), now);
  }
  return errors.length ? { ok: false, errors: errors.slice(0, MAX_ERRORS) } : { ok: true, batch };
}

type Report = (field: string, message: string) => void;

function add(batch: Batch, record: EventRecord, index: number, report: Report, now: EpochMicros): void {
  const at = (field: string, text: string): EpochMicros => {
    const micros = parseInstant(text);
    if (micros === undefined) report(field, 'Expected an instant that exists, from 1970 to 2199');
    else if (micros > now + FUTURE_TOLERANCE_MICROS) report(field, 'Is more than 5 minutes in the future');
    return micros ?? 0;
  };
  switch (record.type) {
    case 'usage': {
      const time = at('time', record.time);
      batch.usage.push({
        index,
        organization_id: record.organizationId,
        agent_id: record.agentId,
        conversation_id: record.conversationId ?? '',
        category: record.category,
        id: record.id,
        time,
        description: record.description,
        credits: normalize(record.credits),
        content_hash: contentHash(record, time),
        organization_name: record.organizationName ?? '',
        agent_name: record.agentName ?? '',
      });
      return;
    }
    case 'conversation': {
      const lastActivityAt = at('lastActivityAt', record.lastActivityAt);
      batch.conversations.push({
        organization_id: record.organizationId,
        agent_id: record.agentId,
        conversation_id: record.conversationId,
        record: {
          updated_at: record.updatedAt === undefined ? lastActivityAt : at('updatedAt', record.updatedAt),
          last_activity_at: lastActivityAt,
          message_count: record.messageCount,
          started_at: at('startedAt', record.startedAt),
          has_title: typeof record.title === 'string' ? 1 : 0,
          title: record.title ?? '',
        },
      });
      return;
    }
    case 'agent':
    case 'organization': {
      const named = {
        updated_at: at('updatedAt', record.updatedAt),
        name: record.name,
        state: record.state ?? 'active',
      };
      if (record.type === 'agent')
        batch.agents.push({ organization_id: record.organizationId, agent_id: record.id, record: named });
      else batch.organizations.push({ organization_id: record.id, record: named });
    }
  }
}

/**
 * The hash by which records with the same id are compared: of every field, in one form. 128 bits rule out chance collisions. Stores hold
 * these hashes, so what is here stays as it is: a later field is appended with its name, and only where a record has it.
 */
function contentHash(record: UsageRecord, time: EpochMicros): string {
  const content = [
    record.agentId,
    record.conversationId ?? null,
    record.category,
    time,
    record.description,
    normalize(record.credits),
    record.organizationName ?? null,
    record.agentName ?? null,
  ];
  const digest = createHash('sha256').update(JSON.stringify(content)).digest('hex');
  return BigInt(`0x${digest.slice(0, 32)}`).toString();
}
