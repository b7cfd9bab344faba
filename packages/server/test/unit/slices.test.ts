import { buckets, parseInstant, type TimeRange } from '@credit-usage/sdk/time';
import { describe, expect, it } from 'vitest';
import type { Selection } from '../../src/store/selection.js';
import { slicesOf, union } from '../../src/usage/slices.js';

const at = (instant: string): number => parseInstant(instant) as number;
const EMBEDDED = { isShared: () => false };
const FAR = at('2100-01-01T00:00:00Z');

function selection(from: string, to: string, rest: Partial<Selection> = {}): Selection {
  return { organizations: ['acme'], range: { from: at(from), to: at(to) }, asOf: FAR, mark: FAR, ...rest };
}

/** The slices of a selection that is cut at the days of a zone: kind of cell, from, to. */
function read(chosen: Selection, zone: string, split = false): string[] {
  const days = buckets(chosen.range as TimeRange, 'day', zone, FAR).map(({ start }) => start);
  return slicesOf(EMBEDDED, chosen, days, split).map(({ micros, parameters }) => {
    const cell = /toStart\w+/.exec(micros)?.[0] ?? 'rows';
    const [from, to] =
      cell === 'rows' ? [parameters.from, parameters.until] : [parameters.cells_from, parameters.cells_to];
    return `${cell} ${[from, to].map((each) => new Date((each as number) / 1000).toISOString()).join(' ')}`;
  });
}

describe('what a report reads', () => {
  it('is hours where days begin on full ones', () => {
    expect(read(selection('2026-11-01T07:00:00Z', '2026-11-22T08:00:00Z'), 'America/Los_Angeles')).toEqual([
      'toStartOfHour 2026-11-01T07:00:00.000Z 2026-11-22T08:00:00.000Z',
    ]);
  });

  it.each(['Asia/Kolkata', 'Asia/Kathmandu', 'Australia/Lord_Howe'])(
    'is quarters of an hour where they do not: %s',
    (zone) => {
      expect(read(selection('2026-10-01T00:00:00Z', '2026-10-20T00:00:00Z'), zone)).toEqual([
        'toStartOfFifteenMinutes 2026-10-01T00:00:00.000Z 2026-10-20T00:00:00.000Z',
      ]);
    },
  );

  it('is rows where days begin inside a quarter', () => {
    expect(read(selection('1971-01-01T00:44:30Z', '1971-02-01T00:44:30Z'), 'Africa/Monrovia')).toEqual([
      'rows 1971-01-01T00:44:30.000Z 1971-02-01T00:44:30.000Z',
    ]);
  });

  it('is rows at ends that lie inside a cell, up to what the clock has reached', () => {
    const chosen = selection('2026-11-01T10:20:00Z', '2026-12-01T00:00:00Z', {
      asOf: at('2026-11-20T09:14:03Z'),
    });
    expect(read(chosen, 'UTC')).toEqual([
      'toStartOfHour 2026-11-01T11:00:00.000Z 2026-11-20T09:00:00.000Z',
      'rows 2026-11-01T10:20:00.000Z 2026-11-01T11:00:00.000Z',
      // A microsecond beyond: what happens at the very instant counts.
      'rows 2026-11-20T09:00:00.000Z 2026-11-20T09:14:03.000Z',
    ]);
  });

  it.each<[string, Selection, boolean]>([
    ['a short range', selection('2026-11-01T00:00:00Z', '2026-11-04T00:00:00Z'), false],
    ['an agent', selection('2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z', { agentId: 'a' }), false],
    [
      'a conversation',
      selection('2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z', { conversationId: 'c' }),
      false,
    ],
    ['agents told apart', selection('2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z'), true],
  ])('is rows for %s', (_, chosen, split) => {
    expect(read(chosen, 'UTC', split).map((each) => each.split(' ')[0])).toEqual(['rows']);
  });

  it('is rows where others write too: a roll-up would count what is there twice', () => {
    const chosen = selection('2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z');
    expect(slicesOf({ isShared: () => true }, chosen, [], false)).toHaveLength(1);
    expect(slicesOf({ isShared: () => true }, chosen, [], false)[0]?.micros).not.toMatch(/toStart/);
  });

  it('is narrowed in every slice to the organizations and categories', () => {
    const chosen = selection('2026-11-01T10:20:00Z', '2026-12-01T00:10:00Z', { categories: ['LLM'] });
    for (const { where, parameters } of slicesOf(EMBEDDED, chosen, [], false)) {
      expect(where).toContain('organization_id IN {organizations:Array(String)}');
      expect(where).toContain('category IN {categories:Array(String)}');
      expect(parameters).toMatchObject({ organizations: ['acme'], categories: ['LLM'] });
    }
  });
});

it('slices in one statement keep their own times and share the rest', () => {
  const chosen = selection('2026-11-01T10:20:00Z', '2026-12-01T00:10:00Z');
  const { sql, parameters } = union(
    slicesOf(EMBEDDED, chosen, [], false),
    ({ where }) => `SELECT 1 WHERE ${where}`,
  );
  const named = new Set([...sql.matchAll(/\{(\w+):/g)].map(([, name]) => name));
  expect([...named].sort()).toEqual(Object.keys(parameters).sort());
  expect(parameters).toMatchObject({
    from_1: at('2026-11-01T10:20:00Z'),
    until_1: at('2026-11-01T11:00:00Z'),
    from_2: at('2026-12-01T00:00:00Z'),
    until_2: at('2026-12-01T00:10:00Z'),
  });
});
