import { describe, expect, it } from 'vitest';
import { moveInList } from '../util/list-keys.js';

describe('moveInList', () => {
  it.each([
    ['ArrowDown', 1, false, 2],
    ['ArrowUp', 1, false, 0],
    ['ArrowRight', 1, false, 2],
    ['ArrowLeft', 1, false, 0],
    ['ArrowRight', 1, true, 0],
    ['ArrowLeft', 1, true, 2],
    ['ArrowDown', 1, true, 2],
    ['Home', 2, false, 0],
    ['End', 0, false, 3],
  ] as const)('%s from %i, right to left: %s, leads to %i', (key, from, rightToLeft, to) => {
    expect(moveInList(key, from, 4, rightToLeft)).toBe(to);
  });

  it('stops at the ends', () => {
    expect(moveInList('ArrowUp', 0, 4, false)).toBe(0);
    expect(moveInList('ArrowDown', 3, 4, false)).toBe(3);
    expect(moveInList('ArrowDown', 9, 4, false)).toBe(3);
  });

  it('leaves other keys alone', () => {
    for (const key of ['Tab', 'Enter', ' ', 'a', 'constructor'])
      expect(moveInList(key, 1, 4, false)).toBeUndefined();
  });
});
