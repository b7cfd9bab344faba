import { expect, test } from 'vitest';
import { key, type Query } from '../../src/query/index.js';

test.each<[string, Query, Query]>([
  [
    'the defaults are filled in',
    {},
    { period: '30d', timezone: 'UTC', bucket: 'day', groupBy: 'category', top: 6 },
  ],
  ['those of lists too', {}, { sort: '-lastActivityAt', limit: 25 }],
  ['the bucket follows the period', { period: '24h' }, { period: '24h', bucket: 'hour' }],
  ['order and repeats do not matter', { categories: ['b', 'a', 'a'] }, { categories: ['a', 'b'] }],
  ['undefined is absent', { agentId: undefined }, {}],
  [
    'the same moments, however they are written',
    { from: '2026-11-01T00:00:00Z', to: '2026-11-02T00:00:00.5Z' },
    { from: '2026-11-01T07:00:00+07:00', to: '2026-11-02t00:00:00.500000z' },
  ],
])('%s', (_, a, b) => {
  expect(key(a)).toBe(key(b));
});

test.each<[string, Query, Query]>([
  ['another period', { period: '24h' }, { period: '72h' }],
  ['another zone', { timezone: 'Asia/Jakarta' }, {}],
  ['a filter', { agentId: 'a' }, {}],
  ['one category or two', { categories: ['a', 'b'] }, { categories: ['a&category=b'] }],
  ['a range of one’s own', { from: '2026-11-01', to: '2026-12-01' }, {}],
  [
    'a microsecond',
    { from: '2026-11-01T00:00:00Z', to: '2026-11-02T00:00:00Z' },
    { from: '2026-11-01T00:00:00.000001Z', to: '2026-11-02T00:00:00Z' },
  ],
  [
    'dates, which are those of their zone, and instants',
    { from: '2026-11-01', to: '2026-11-02' },
    { from: '2026-11-01T00:00:00Z', to: '2026-11-02T00:00:00Z' },
  ],
  [
    'an id that looks like an instant',
    { agentId: '2026-11-01T00:00:00Z' },
    { agentId: '2026-11-01T01:00:00+01:00' },
  ],
  ['which key a value is of', { organizationId: 'x' }, { agentId: 'x' }],
  [
    'a conversation as a whole',
    { conversationId: 'c', agentId: 'a' },
    { conversationId: 'c', agentId: 'a', period: '30d' },
  ],
])('%s makes a difference', (_, a, b) => {
  expect(key(a)).not.toBe(key(b));
});

test('with a route, only what it knows counts', () => {
  expect(key({ sort: '-credits', limit: 5 }, 'usage')).toBe(key({}, 'usage'));
  expect(key({ sort: '-credits' }, 'conversations')).not.toBe(key({}, 'conversations'));
  expect(key({}, 'usage')).toBe('bucket=day&groupBy=category&period=30d&timezone=UTC&top=6');
  const details = { agentId: 'a', conversationId: 'c' };
  // A page that has opened a conversation still shows the same report.
  expect(key({ conversationId: 'c' }, 'usage')).toBe(key({}, 'usage'));
  expect(key({ conversationId: 'c' }, 'conversations')).toBe(key({ period: '30d' }, 'conversations'));
  expect(key(details, 'conversationCredits')).toBe('agentId=a&conversationId=c&limit=25&timezone=UTC');
});
