import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { operations, type ReadOperation } from '../../src/contract/index.js';
import { checkParameter } from '../../src/contract/requests/parameters.js';
import { ConfigError, fromSearchParams, key, type Query, toSearchParams } from '../../src/query/index.js';
import { anyQuery } from './support/any-query.js';

const ROUTES = Object.keys(operations) as ReadOperation[];
const text = (query: Query, route?: ReadOperation): string => toSearchParams(query, route).toString();

test('a query is always the same URL', () => {
  expect(text({ categories: ['b', 'a', 'b'], period: '30d' })).toBe('period=30d&category=a&category=b');
  expect(text({ period: '30d', categories: ['a', 'b'] })).toBe('period=30d&category=a&category=b');
  expect(text({})).toBe('');
  expect(text({ period: undefined, categories: undefined, top: undefined })).toBe('');
});

test('no categories picked means all of them', () => {
  expect(text({ categories: [] })).toBe('');
  expect(key({ categories: [] })).toBe(key({}));
});

test('a route gets what it knows', () => {
  const query: Query = {
    ...{
      period: '24h',
      agentId: 'a',
      categories: ['x'],
      bucket: 'hour',
      groupBy: 'agent',
    },
    ...{ top: 'all', compare: 'previous', sort: '-credits', limit: 5 },
  };
  expect(text(query, 'usage')).toBe(
    'period=24h&agentId=a&category=x&bucket=hour&groupBy=agent&top=all&compare=previous',
  );
  expect(text(query, 'conversations')).toBe('period=24h&agentId=a&category=x&sort=-credits&limit=5');
  expect(text({ ...query, conversationId: 'c' }, 'conversationCredits')).toBe(
    'period=24h&category=x&limit=5',
  );
  expect(text({ ...query, q: 'z' }, 'agents')).toBe('q=z&limit=5');
  expect(text(query, 'organizations')).toBe('');
});

test.each([
  ['conversationId', 'conversationCredits'],
  ['q', 'agents'],
] as const)(
  '%s narrows %s, and is refused elsewhere, since the answer would be for everything',
  (key, only) => {
    for (const route of ROUTES.filter((each) => each !== only)) {
      expect(() => text({ [key]: 'x' }, route)).toThrow(ConfigError);
      expect(() => text({ [key]: 'x' }, route)).toThrow(`${key} belongs to ${only}`);
    }
    expect(() => text({ [key]: 'x' }, only)).not.toThrow();
  },
);

test('what goes over the wire is what the contract knows and allows', () => {
  fc.assert(
    fc.property(anyQuery, fc.constantFrom(...ROUTES), ({ conversationId: _, q: __, ...query }, route) => {
      const params = toSearchParams(query, route);
      for (const name of new Set(params.keys())) {
        expect(operations[route].query).toContain(name);
        const values = params.getAll(name);
        const repeated = operations[route].repeated.includes(name);
        expect(checkParameter(route, name, repeated ? values : (values[0] ?? ''))).toEqual({ ok: true });
        if (!repeated) expect(values.length).toBe(1);
      }
    }),
  );
});

test('a query that is written to a URL and read back is the same', () => {
  fc.assert(
    fc.property(anyQuery, (query) => {
      const url = text(query);
      const again = fromSearchParams(url);
      expect(text(again)).toBe(url);
      expect(key(again)).toBe(key(query));
      expect(fromSearchParams(new URLSearchParams(url))).toEqual(again);
    }),
  );
});

test('a query is not changed', () => {
  fc.assert(
    fc.property(anyQuery, (query) => {
      const before = structuredClone(query);
      if (query.categories) Object.freeze(query.categories);
      Object.freeze(query);
      toSearchParams(query);
      key(query);
      expect(query).toEqual(before);
    }),
  );
});

test('a page’s own parameters are left alone', () => {
  expect(fromSearchParams('?tab=billing&period=72h&utm_source=x&cursor=y')).toEqual({ period: '72h' });
  expect(fromSearchParams('')).toEqual({});
});

test('every kind of value comes back as what it was', () => {
  const query: Query = {
    ...{
      from: '2026-11-01',
      to: '2026-12-01',
      timezone: 'Asia/Jakarta',
      organizationId: '7',
      agentId: 'a b&c=d',
    },
    ...{ conversationId: '漢', categories: ['1', 'a,b'], bucket: 'week', groupBy: 'agent', top: 12 },
    ...{ compare: 'previous', sort: '-credits', limit: 100, q: '+' },
  };
  expect(fromSearchParams(toSearchParams(query))).toEqual(query);
  expect(fromSearchParams('top=all')).toEqual({ top: 'all' });
});

describe('refused', () => {
  test.each([
    [{ period: '7d' }, /period must be one of: 24h, 72h, 30d, 12mo/],
    [{ period: null }, /period/],
    [{ from: '2026-11-01' }, /to is missing/],
    [{ to: '2026-11-01' }, /from is missing/],
    [{ from: '2026-11-01', to: '2026-11-02T00:00:00Z' }, /both be dates/],
    [{ from: '2026-11-01', to: '2026-11-02', period: '30d' }, /either period/],
    [{ from: '2026-02-30', to: '2026-03-01' }, /from must be a date that exists.* 1970 to 2199/],
    [{ from: '2026-11-01T00:00:00', to: '2026-11-02T00:00:00' }, /from must be/],
    [{ from: new Date(), to: new Date() }, /from must be/],
    [{ timezone: '' }, /timezone/],
    [{ organizationId: '' }, /organizationId/],
    [{ agentId: ['a'] }, /agentId/],
    [{ categories: 'LLM' }, /categories must be an array/],
    [{ categories: ['LLM', ''] }, /category/],
    [{ categories: [5] }, /category/],
    [{ bucket: 'minute' }, /hour, day, week, month/],
    [{ groupBy: 'model' }, /category, agent, organization/],
    [{ top: 0 }, /1 to 50, or "all"/],
    [{ top: 51 }, /1 to 50/],
    [{ top: '6' }, /1 to 50/],
    [{ top: 1.5 }, /1 to 50/],
    [{ limit: 101 }, /1 to 100/],
    [{ limit: Number.NaN }, /1 to 100/],
    [{ limit: 'all' }, /1 to 100/],
    [{ compare: true }, /compare/],
    [{ sort: 'credits' }, /-lastActivityAt, -credits/],
    [{ peroid: '30d' }, /Unknown query key "peroid": expected period, from/],
    [{ category: ['LLM'] }, /"category".* categories/],
    [{ organisationId: 'x' }, /"organisationId".* organizationId/],
    [{ cursor: 'canary' }, /"cursor"/],
    [[], /object/],
    [null, /object/],
    ['period=30d', /object/],
    [new Date(), /object/],
    [new URLSearchParams(), /object/],
  ])('%j', (query, message) => {
    expect(() => toSearchParams(query as never)).toThrow(ConfigError);
    expect(() => toSearchParams(query as never)).toThrow(message);
    expect(() => key(query as never)).toThrow(message);
  });

  test.each([
    ['period=7d', /period/],
    ['period=', /period/],
    ['period=24h&period=72h', /period may be given only once/],
    ['period=24h&from=2026-11-01&to=2026-11-02', /either period/],
    ['from=2026-11-01', /to is missing/],
    ['category=', /category/],
    ['top=06', /top/],
    ['top=6.0', /top/],
    ['top=%206', /top/],
    ['limit=1e1', /limit/],
    ['agentId=a&agentId=b', /agentId may be given only once/],
  ])('the URL ?%s', (search, message) => {
    expect(() => fromSearchParams(search)).toThrow(ConfigError);
    expect(() => fromSearchParams(search)).toThrow(message);
  });

  test.each([{ period: '30d' }, [['period', '30d']], null, undefined, 5])(
    'what are no parameters: %j',
    (given) => {
      expect(() => fromSearchParams(given as never)).toThrow(ConfigError);
      expect(() => fromSearchParams(given as never)).toThrow(/URLSearchParams/);
    },
  );

  test.each(['usages', 'toString', '', 0, null])('a route that there is not: %j', (route) => {
    for (const write of [key, toSearchParams]) {
      expect(() => write({}, route as never)).toThrow(ConfigError);
      expect(() => write({}, route as never)).toThrow(/Unknown route/);
    }
    expect(() => key({}, 'usages' as never)).toThrow(/expected usage/);
  });

  test('without repeating the value', () => {
    expect(() => fromSearchParams('timezone=a&timezone=canary')).not.toThrow(/canary/);
    expect(() => toSearchParams({ period: 'canary' } as never)).not.toThrow(/canary/);
  });
});
