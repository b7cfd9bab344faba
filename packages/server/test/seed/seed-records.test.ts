import { EventRecordSchema } from '@credit-usage/sdk/contract';
import { normalize, sum } from '@credit-usage/sdk/credits';
import { expect, it, vi } from 'vitest';
import { conversationsOf, dateOf, instant, keyOf, recordsAt, total, totalsBy, usageOf } from './records.js';

// Generates weeks of records several times.
vi.setConfig({ testTimeout: 60_000 });

const NOW = '2026-11-22T09:14:03Z';
const month = recordsAt(NOW, 30);

it('is the same every time', () => {
  expect(recordsAt(NOW, 30)).toEqual(month);
});

it('fills 400 days with legal records that no writer refuses', () => {
  const records = recordsAt(NOW, 400);
  const usage = usageOf(records);
  expect(usage.length).toBeGreaterThan(60_000);
  expect(usage.length).toBeLessThan(100_000);
  expect(new Set(usage.map(keyOf)).size).toBe(usage.length);
  for (const record of records) {
    const checked = EventRecordSchema.check(record);
    if (!checked.ok) expect.fail(`${JSON.stringify(record)}: ${checked.issues[0]?.message}`);
  }
  const days = new Set(usage.map(dateOf));
  expect(days.size).toBeGreaterThanOrEqual(400);
});

it.each([
  NOW,
  '2026-11-17T23:59:59Z',
  '2027-01-01T00:00:00Z',
  '2028-02-29T12:00:00Z',
  '2027-03-28T01:00:00Z',
])('ends at %s', (now) => {
  for (const record of recordsAt(now, 12)) {
    const instants = Object.entries(record).filter(([name]) => /time|At$/.test(name));
    expect(instants.length).toBeGreaterThan(0);
    for (const [, text] of instants) expect(instant(String(text))).toBeLessThanOrEqual(instant(now));
  }
});

it.each([
  ['a minute', '2026-11-22T09:15:03Z'],
  ['some hours', '2026-11-22T18:14:03Z'],
  ['three days', '2026-11-25T07:00:00Z'],
  ['two weeks', '2026-12-06T12:00:00Z'],
])('only adds when it is done again %s later', (_, later) => {
  const before = new Map(usageOf(month).map((record) => [keyOf(record), record]));
  const after = new Map(usageOf(recordsAt(later, 60)).map((record) => [keyOf(record), record]));
  expect(after.size).toBeGreaterThanOrEqual(before.size);
  for (const [key, record] of before) {
    // A later seeding has its spike in a later week; the earlier one stays where it was written.
    if (!record.conversationId?.endsWith('_market')) expect(after.get(key)).toEqual(record);
    else if (after.has(key)) expect(after.get(key)).toEqual(record);
  }
});

it('knows more of a conversation later, never less', () => {
  const keyOfConversation = (record: { organizationId: string; agentId: string; conversationId: string }) =>
    [record.organizationId, record.agentId, record.conversationId].join(' ');
  const later = new Map(
    conversationsOf(recordsAt('2026-11-23T20:00:00Z', 40)).map((record) => [
      keyOfConversation(record),
      record,
    ]),
  );
  let grown = 0;
  for (const record of conversationsOf(month)) {
    const known = later.get(keyOfConversation(record));
    if (!known) continue;
    expect(known).toMatchObject({ title: record.title, startedAt: record.startedAt });
    if (known.messageCount === record.messageCount) expect(known).toEqual(record);
    else grown++;
    expect(instant(known.lastActivityAt)).toBeGreaterThanOrEqual(instant(record.lastActivityAt));
  }
  expect(grown).toBeGreaterThan(0);
});

it('adds up exactly, however it is cut', () => {
  const usage = usageOf(month);
  const whole = total(usage);
  for (const key of [dateOf, keyOf, ({ category }: { category: string }) => category])
    expect(sum(totalsBy(usage, key).values())).toBe(whole);
  for (const { credits } of usage) expect(normalize(credits)).toBe(credits);
});

it('has more on weekdays than on weekends, and grows over the years', () => {
  const countOn = (dates: readonly string[]) => {
    const usage = usageOf(recordsAt(`${dates.at(-1)}T23:59:59Z`, 14));
    return usage.filter((record) => dates.includes(dateOf(record))).length;
  };
  expect(countOn(['2026-10-05', '2026-10-06', '2026-10-07'])).toBeGreaterThan(
    3 * countOn(['2026-10-10', '2026-10-11']),
  );
  const perWeek = (now: string) => usageOf(recordsAt(now, 28)).length;
  expect(perWeek('2027-10-17T00:00:00Z')).toBeGreaterThan(1.1 * perWeek('2026-10-18T00:00:00Z'));
});
