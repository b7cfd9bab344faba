import { describe, expect, it } from 'vitest';
import { back, cursorOf, onward, trailOf } from './page-trail.js';

describe('a trail of pages', () => {
  const source = {};
  const start = trailOf(undefined, source, 'q');

  it('begins without a cursor, and goes on and back within what was seen', () => {
    const third = onward(onward(start, 'c1'), 'c2');
    expect([start, third, back(third), back(back(third))].map(cursorOf)).toEqual([
      undefined,
      'c2',
      'c1',
      undefined,
    ]);
    expect(back(start)).toBe(start);
    expect(onward(third, undefined)).toBe(third);
  });

  it('takes the cursor of a page that was read anew', () => {
    const again = onward(back(onward(start, 'old')), 'new');
    expect(again.cursors).toEqual([undefined, 'new']);
  });

  it('stays with its question and source, and begins anew with another', () => {
    const second = onward(start, 'c1');
    expect(trailOf(second, source, 'q')).toBe(second);
    expect(trailOf(second, source, 'other').at).toBe(0);
    expect(trailOf(second, {}, 'q').cursors).toEqual([undefined]);
  });
});
