import { describe, expect, it } from 'vitest';
import { shortened } from '../../src/problems/shortened.js';
import { refuseLong } from '../../src/query/parameters.js';

describe('a text that is cut', () => {
  it.each([
    ['as it is, when it is short', 'abc', 'abc'],
    ['as it is, when it just fits', 'abcd', 'abcd'],
    ['marked', 'abcde', 'abcd…'],
    ['without half of a character', 'abc😀', 'abc…'],
    ['with a whole one', 'ab😀c', 'ab😀…'],
  ])('is %s', (_, text, expected) => {
    expect(shortened(text, 4)).toBe(expected);
  });

  it('names a parameter in whole characters', () => {
    const search = new URLSearchParams([[`a${'😀'.repeat(60)}`, 'x']]);
    expect(() => refuseLong(20_000, search)).toThrow(
      expect.objectContaining({
        extra: { errors: [expect.objectContaining({ parameter: `a${'😀'.repeat(49)}…` })] },
      }),
    );
  });
});
