import { query } from '@credit-usage/sdk';
import { describe, expect, it } from 'vitest';
import {
  browserTimezone,
  type CreditFilters,
  changeFilters,
  overlay,
  readCategories,
  readFilters,
  sameBars,
} from './filters.js';

const ALL: CreditFilters = {
  from: '2026-11-01',
  to: '2026-11-08',
  timezone: 'Asia/Jakarta',
  organizationId: 'org_1',
  agentId: 'agent_1',
  categories: ['LLM', 'WebSearch'],
  bucket: 'day',
  groupBy: 'agent',
  top: 'all',
  compare: 'previous',
};

describe('readFilters', () => {
  it('keeps what can be asked for', () => {
    expect(readFilters(ALL)).toEqual(ALL);
    expect(readFilters({ period: '72h', top: 12 })).toEqual({ period: '72h', top: 12 });
  });

  it.each([
    [{ period: '31d' }],
    [{ from: '2026-11-01' }],
    [{ from: '2026-11-01', to: '2026-02-30' }],
    [{ from: '2026-11-01', to: '2026-11-08T00:00:00Z' }],
    [{ timezone: 'asia/jakarta' }],
    [{ timezone: '+07:00' }],
    [{ organizationId: '' }],
    [{ agentId: 7 }],
    [{ categories: [] }],
    [{ categories: [' ', null, 7] }],
    [{ bucket: 'year' }],
    [{ groupBy: 'toString' }],
    [{ top: 51 }],
    [{ compare: true }],
    [{ sort: '-credits', limit: 5, token: 'secret' }],
    [null],
    ['period=72h'],
    [[]],
  ])('takes %o for not set', (given) => {
    expect(readFilters(given)).toEqual({});
  });

  it('takes a range that can be used where the period cannot, and a period over a range', () => {
    const range = { from: '2026-11-01', to: '2026-11-08' };
    expect(readFilters({ ...range, period: 'x' })).toEqual(range);
    expect(readFilters({ ...range, period: '24h' })).toEqual({ period: '24h' });
  });

  it('never throws', () => {
    const trap = {
      period: '72h',
      get timezone(): string {
        throw new Error('no');
      },
    };
    expect(readFilters(trap)).toEqual({});
  });

  it('goes through a URL and back', () => {
    expect(readFilters(query.fromSearchParams(query.toSearchParams(ALL)))).toEqual(ALL);
  });
});

describe('readCategories', () => {
  it.each([
    ['WebSearch, LLM,,LLM ,', ['LLM', 'WebSearch']],
    [
      ['b', 'a', 'b', '', 7],
      ['a', 'b'],
    ],
    ['', []],
    [undefined, []],
  ])('of %o', (given, names) => {
    expect(readCategories(given)).toEqual(names);
  });
});

describe('filters over others', () => {
  it('replace a range as a whole', () => {
    expect(overlay(ALL, { period: '24h' })).toEqual(withoutRange({ period: '24h' }));
    expect(overlay({ period: '24h' }, { from: 'a', to: 'b' })).toEqual({ from: 'a', to: 'b' });
    expect(overlay({ period: '24h', agentId: 'a' }, { agentId: 'b' })).toEqual({
      period: '24h',
      agentId: 'b',
    });
  });

  it('take one away that is there and undefined', () => {
    expect(changeFilters(ALL, { agentId: undefined })).not.toHaveProperty('agentId');
    expect(changeFilters({ period: '24h' }, { period: undefined })).toEqual({});
  });
});

const withoutRange = (filters: CreditFilters): CreditFilters => {
  const { from: _from, to: _to, ...rest } = ALL;
  return { ...rest, ...filters } as CreditFilters;
};

it('knows the browser’s zone as the API takes it', () => {
  expect(readFilters({ timezone: browserTimezone() })).toEqual({ timezone: browserTimezone() });
});

describe('sameBars', () => {
  const days: CreditFilters = { period: '30d', timezone: 'Asia/Jakarta' };

  it.each([
    [{ ...days, organizationId: 'org_1' }, true],
    [{ ...days, agentId: 'agent_1' }, true],
    [{ ...days, categories: ['LLM'] }, true],
    [{ ...days, groupBy: 'agent', top: 'all', compare: 'previous' }, true],
    [{ timezone: 'Asia/Jakarta' }, true],
    [{ ...days, period: '72h' }, false],
    [{ ...days, timezone: 'Asia/Tokyo' }, false],
    [{ ...days, bucket: 'week' }, false],
    [{ from: '2026-11-01', to: '2026-11-08', timezone: 'Asia/Jakarta' }, false],
  ] as const)('of 30 days and %j: %s', (filters, same) => {
    expect(sameBars(days, filters as CreditFilters)).toBe(same);
  });
});
