import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { UsageRecord } from '@credit-usage/sdk/contract';
import { Random } from '../support/random.ts';

export const SAMPLE = {
  records: 200_000,
  organizations: 20,
  first: '2026-06-01',
  next: '2026-07-01',
} as const;

const CATEGORIES = ['LLM', 'LLM', 'LLM', 'WebSearch', 'SpeechToText', 'TextToSpeech', 'ImageGeneration'];

/** Writes a month of usage, always the same: steps of conversations in the order in which they happened. */
export async function writeSample(file: string): Promise<void> {
  const random = new Random(1);
  const out = createWriteStream(file);
  const start = Date.parse(SAMPLE.first);
  const step = (Date.parse(SAMPLE.next) - start) / SAMPLE.records;
  for (let index = 0; index < SAMPLE.records; index++) {
    // About ten steps each, within a few hours.
    const conversation = Math.floor(index / 2_000) * 200 + random.int(0, 199);
    const organization = (conversation % SAMPLE.organizations) + 1;
    const agent = (Math.floor(conversation / SAMPLE.organizations) % 15) + 1;
    const record: UsageRecord = {
      type: 'usage',
      id: `step-${index}`,
      time: new Date(start + index * step).toISOString(),
      organizationId: `org_${organization}`,
      agentId: `agent_${agent}`,
      agentName: `Agent ${agent}`,
      category: random.pick(CATEGORIES),
      description: 'Answered a question about an order',
      credits: `${random.int(0, 40)}.${String(random.int(1, 999_999)).padStart(6, '0')}`,
      conversationId: `conversation-${conversation}`,
    };
    if (!out.write(`${JSON.stringify(record)}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}
