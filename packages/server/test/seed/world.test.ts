import type { AgentRecord } from '@credit-usage/sdk/contract';
import { isNegative } from '@credit-usage/sdk/credits';
import { expect, it } from 'vitest';
import { conversationsOf, dateOf, recordsAt, totalsBy, usageOf } from './records.js';

const records = recordsAt('2026-11-22T09:14:03Z', 400);
const usage = usageOf(records);
const agents = new Map(
  records
    .filter((record): record is AgentRecord => record.type === 'agent')
    .map((record) => [`${record.organizationId}/${record.id}`, record]),
);

it('has four organizations, and one agent id under two of them', () => {
  expect(new Set(usage.map(({ organizationId }) => organizationId))).toEqual(
    new Set(['org_acme', 'org_globex', 'org_initech', 'org_umbra']),
  );
  expect(agents.get('org_acme/support')?.name).not.toBe(agents.get('org_globex/support')?.name);
});

it('has an agent that was renamed: its older usage carries the older name', () => {
  expect(agents.get('org_acme/handbook')?.name).toBe('Handbook 2026');
  const names = usage.filter(({ agentId }) => agentId === 'handbook').map(({ agentName }) => agentName);
  expect(new Set(names)).toEqual(new Set(['Handbook 2025', 'Handbook 2026']));
});

it('has agents that were deleted, whose usage has stopped', () => {
  expect(agents.get('org_initech/campaign-spring-2026')).toMatchObject({
    state: 'deleted',
    updatedAt: '2026-07-20T17:00:00Z',
  });
  const dates = usage.filter(({ agentId }) => agentId === 'campaign-spring-2026').map(dateOf);
  expect(dates.length).toBeGreaterThan(0);
  // A conversation may have been continued, or refunded, within days.
  expect(dates.filter((date) => date > '2026-07-25')).toEqual([]);
  expect(agents.get('org_initech/campaign-autumn-2026')?.state).toBe('active');
});

it('has six categories, very unequal', () => {
  const totals = [...totalsBy(usage, ({ category }) => category)].map(
    ([name, total]) => [name, Number(total)] as const,
  );
  expect(new Set(totals.map(([name]) => name))).toEqual(
    new Set(['LLM', 'WebSearch', 'SpeechToText', 'TextToSpeech', 'Embedding', 'ImageGeneration']),
  );
  const amounts = totals.map(([, total]) => total);
  expect(Math.min(...amounts)).toBeGreaterThan(0);
  expect(Math.max(...amounts)).toBeGreaterThan(20 * Math.min(...amounts));
});

it('has what is awkward in real data', () => {
  const known = new Set(
    conversationsOf(records).map(
      (record) => `${record.organizationId}/${record.agentId}/${record.conversationId}`,
    ),
  );
  const used = usage.filter(({ conversationId }) => conversationId !== undefined);
  expect(usage.length - used.length).toBeGreaterThan(100);
  expect(
    used.some((record) => !known.has(`${record.organizationId}/${record.agentId}/${record.conversationId}`)),
  ).toBe(true);
  expect(conversationsOf(records).filter(({ title }) => title === null).length).toBeGreaterThan(100);
  expect(usage.some(({ credits }) => credits === '0')).toBe(true);
  const negative = usage.filter(({ credits }) => isNegative(credits));
  expect(negative.some(({ conversationId }) => conversationId === undefined)).toBe(true);
  expect(negative.some(({ conversationId }) => conversationId !== undefined)).toBe(true);
});
