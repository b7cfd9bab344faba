import { describe, expect, it } from 'vitest';
import { placeOf } from './panel-place.js';

const WINDOW = { width: 1000, height: 600 };
const button = (left: number, top: number) => ({ left, top, right: left + 200, bottom: top + 36 });

describe('a panel', () => {
  it('stands under its button and begins where that does', () => {
    expect(placeOf(button(100, 50), { width: 260, height: 300 }, WINDOW, false)).toEqual({
      left: 100,
      top: 90,
      height: 300,
    });
    expect(placeOf(button(400, 50), { width: 260, height: 300 }, WINDOW, true).left).toBe(340);
  });

  it('stays inside the window', () => {
    expect(placeOf(button(780, 50), { width: 260, height: 300 }, WINDOW, false).left).toBe(732);
    // As near to its edge as the button is.
    expect(placeOf(button(797, 50), { width: 260, height: 300 }, WINDOW, false).left).toBe(737);
    expect(placeOf(button(0, 50), { width: 260, height: 300 }, WINDOW, true).left).toBe(0);
    expect(placeOf(button(10, 50), { width: 260, height: 300 }, WINDOW, true).left).toBe(8);
    // Wider than the window: from its beginning.
    expect(placeOf(button(10, 50), { width: 1200, height: 300 }, WINDOW, false).left).toBe(8);
  });

  it('stands over it where there is more room, and not enough below', () => {
    expect(placeOf(button(100, 500), { width: 260, height: 300 }, WINDOW, false)).toEqual({
      left: 100,
      top: 196,
      height: 300,
    });
  });

  it('is as high as there is room', () => {
    expect(placeOf(button(100, 200), { width: 260, height: 900 }, WINDOW, false)).toEqual({
      left: 100,
      top: 240,
      height: 352,
    });
    expect(placeOf(button(100, 400), { width: 260, height: 900 }, WINDOW, false)).toEqual({
      left: 100,
      top: 8,
      height: 388,
    });
    expect(placeOf(button(0, -30), { width: 10, height: 10 }, { width: 0, height: 0 }, false).height).toBe(0);
  });
});
