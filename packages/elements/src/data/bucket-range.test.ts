import { describe, expect, it } from 'vitest';
import { isSameRange, readBucketRange } from './bucket-range.js';

const DAY = { start: '2026-11-02T17:00:00Z', end: '2026-11-03T17:00:00Z' };

describe('readBucketRange', () => {
  it('keeps the two instants and nothing else', () => {
    expect(readBucketRange({ ...DAY, date: '2026-11-03', partial: false })).toEqual(DAY);
    expect(readBucketRange({ start: '2026-11-03T00:00:00+07:00', end: DAY.end })).toBeDefined();
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a number', 7],
    ['a list', [DAY.start, DAY.end]],
    ['half a stretch', { start: DAY.start }],
    ['local dates, which are instants only in a zone', { start: '2026-11-03', end: '2026-11-04' }],
    ['an empty stretch', { start: DAY.start, end: DAY.start }],
    ['one that ends before it begins', { start: DAY.end, end: DAY.start }],
    ['instants that do not exist', { start: '2026-02-30T00:00:00Z', end: DAY.end }],
  ])('takes %s for none', (_, value) => {
    expect(readBucketRange(value)).toBeUndefined();
  });

  it('takes what throws when it is looked at for none', () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(readBucketRange(proxy)).toBeUndefined();
  });
});

describe('isSameRange', () => {
  it.each([
    [DAY, { ...DAY }, true],
    [undefined, undefined, true],
    [DAY, undefined, false],
    [DAY, { ...DAY, end: '2026-11-04T17:00:00Z' }, false],
  ] as const)('%j and %j: %s', (a, b, expected) => {
    expect(isSameRange(a, b)).toBe(expected);
  });
});
