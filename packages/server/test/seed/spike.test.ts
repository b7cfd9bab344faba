import { compare, sum, toNumber } from '@credit-usage/sdk/credits';
import { addDays, dayOfWeek } from '@credit-usage/sdk/time';
import { describe, expect, it, vi } from 'vitest';
import { planSpike, spikeDate } from '../../src/seed/spike.js';
import { dateOf, instant, recordsAt, total, totalsBy, usageOf } from './records.js';

// Generates weeks of records several times.
vi.setConfig({ testTimeout: 60_000 });

it.each([
  ['2026-11-16T12:00:00Z', '2026-11-10'],
  ['2026-11-17T12:00:00Z', '2026-11-10'],
  ['2026-11-18T12:00:00Z', '2026-11-10'],
  ['2026-11-18T23:30:00Z', '2026-11-17'],
  ['2026-11-19T12:00:00Z', '2026-11-17'],
  ['2026-11-22T12:00:00Z', '2026-11-17'],
])('at %s it is on Tuesday %s', (now, date) => {
  expect(spikeDate(instant(now))).toBe(date);
  expect(dayOfWeek(date)).toBe(2);
});

describe.each(['2026-11-22T09:14:03Z', '2027-03-13T15:00:00Z', '2027-08-12T21:00:00Z'])(
  'seen from %s',
  (now) => {
    const usage = usageOf(recordsAt(now, 60));
    const date = spikeDate(instant(now));
    const onTheDay = usage.filter((record) => dateOf(record) === date);
    const totalOn = (day: string) => toNumber(total(usage.filter((record) => dateOf(record) === day)));

    it('stands out from other Tuesdays', () => {
      const others = [1, 2, 3, 4].map((weeks) => totalOn(addDays(date, -7 * weeks)));
      const plain = others.reduce((a, b) => a + b, 0) / others.length;
      expect(totalOn(date) / plain).toBeGreaterThan(4);
      expect(totalOn(date) / plain).toBeLessThan(7);
    });

    it('leads from the category to the agent to the conversation to the steps', () => {
      const top = (totals: Map<string, string>) => [...totals].sort(([, a], [, b]) => compare(b, a))[0]?.[0];
      expect(top(totalsBy(onTheDay, ({ category }) => category))).toBe('LLM');
      expect(top(totalsBy(onTheDay, ({ organizationId, agentId }) => `${organizationId}/${agentId}`))).toBe(
        'org_acme/research',
      );
      const conversation = top(totalsBy(onTheDay, ({ conversationId }) => conversationId ?? ''));
      expect(conversation).toBe(planSpike(date).conversationId);
      const steps = usage.filter(({ conversationId }) => conversationId === conversation);
      expect(steps.filter(({ category }) => category === 'LLM').length).toBeGreaterThan(300);
      const shares = totalsBy(steps, ({ category }) => category);
      expect(toNumber(shares.get('WebSearch') ?? '0')).toBeLessThan(
        0.05 * toNumber(shares.get('LLM') ?? '0'),
      );
    });
  },
);

it('is partly refunded two days later: exactly the last rounds', () => {
  const { usage, messages } = planSpike('2026-11-17');
  const steps = usage.map(({ record }) => record);
  const refund = steps.at(-1);
  expect(messages).toHaveLength(3);
  expect(refund && dateOf(refund)).toBe('2026-11-19');
  const rounds = steps
    .filter(({ description }) => /round (?:3[6-9]\d)$/.test(description))
    .filter(({ category }) => category === 'LLM');
  expect(rounds).toHaveLength(25);
  expect(sum([...rounds.map(({ credits }) => credits), refund?.credits ?? ''])).toBe('0');
});

it('is not refunded before its time', () => {
  const usage = usageOf(recordsAt('2026-11-19T08:00:00Z', 10));
  const spike = usage.filter(({ conversationId }) => conversationId === 'c_20261117_market');
  expect(spike.length).toBeGreaterThan(400);
  expect(spike.every(({ description }) => !description.startsWith('Refund'))).toBe(true);
});
