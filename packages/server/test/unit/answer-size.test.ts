import { describe, expect, it } from 'vitest';
import { bytesOf } from '../../src/store/answer-size.js';

describe('the size of an answer', () => {
  it.each<[string, object[], number]>([
    ['nothing', [], 64],
    ['a row of numbers', [{ bucket: 1, series: 2 }], 64 + 64 + 2 * 24],
    ['a row of text', [{ id: 'abc', note: null }], 64 + 64 + 2 * 24 + 6],
    [
      'the longest descriptions',
      Array.from({ length: 100 }, () => ({ description: '🙂'.repeat(500) })),
      208_864,
    ],
  ])('of %s', (_, rows, bytes) => {
    expect(bytesOf(rows)).toBe(bytes);
  });
});
