import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { UsageRecord } from '@credit-usage/sdk/contract';
import { Random } from '../support/random.ts';

/** How much usage to generate, and for which time. */
export interface Sample {
  readonly records: number;
  readonly organizations: number;
  /** The first date, and the one after the last. */
  readonly first: string;
  readonly next: string;
  /** Distinguishes several samples of the same time. Default: 1. */
  readonly part?: number;
}

/** A month of usage. */
export const SAMPLE: Sample = {
  records: 200_000,
  organizations: 20,
  first: '2026-06-01',
  next: '2026-07-01',
};

const CATEGORIES = ['LLM', 'LLM', 'LLM', 'WebSearch', 'SpeechToText', 'TextToSpeech', 'ImageGeneration'];

/** Generates usage, always the same: steps of conversations in chronological order. */
export async function writeSample(file: string, sample: Sample = SAMPLE): Promise<void> {
  const { part = 1 } = sample;
  const random = new Random(part);
  const out = createWriteStream(file);
  const start = Date.parse(sample.first);
  const step = (Date.parse(sample.next) - start) / sample.records;
  for (let index = 0; index < sample.records; index++) {
    // Two hundred conversations at a time, of about ten steps each.
    const conversation = Math.floor(index / 2_000) * 200 + random.int(0, 199);
    const organization = (conversation % sample.organizations) + 1;
    const agent = (Math.floor(conversation / sample.organizations) % 15) + 1;
    const record: UsageRecord = {
      type: 'usage',
      id: `step-${part}-${index}`,
      time: new Date(start + index * step).toISOString(),
      organizationId: `org_${organization}`,
      agentId: `agent_${agent}`,
      agentName: `Agent ${agent}`,
      category: random.pick(CATEGORIES),
      description: 'Answered a question about an order',
      credits: `${random.int(0, 40)}.${String(random.int(1, 999_999)).padStart(6, '0')}`,
      conversationId: `conversation-${part}-${conversation}`,
    };
    if (!out.write(`${JSON.stringify(record)}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}
