import { describe, expect, it } from 'vitest';
import type { Rect } from '../util/zoom.js';
import { tooltipPlace } from './place-tooltip.js';

const rect = (left: number, top: number, width: number, height: number): Rect => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});

const TOOLTIP = { width: 220, height: 200 };
const WINDOW = { width: 1000, height: 800 };
const AREA = rect(50, 300, 900, 320);
const bar = (left: number): Rect => rect(left, 340, 30, 280);

describe('a tooltip', () => {
  it.each([
    ['left', true, 500, { left: 280, top: 300 }],
    ['right', false, 500, { left: 530, top: 300 }],
    ['right, as there is no room to the left', true, 200, { left: 230, top: 300 }],
    ['left, as there is no room to the right', false, 760, { left: 540, top: 300 }],
  ])('stands beside its bar: %s', (_, wantsLeft, left, place) => {
    expect(tooltipPlace(TOOLTIP, bar(left), AREA, WINDOW, wantsLeft)).toEqual(place);
  });

  it('touches it and covers nothing of it, wherever pixels end', () => {
    const { left } = tooltipPlace(TOOLTIP, rect(500.4, 340, 30.7, 280), AREA, WINDOW, true);
    expect(left + TOOLTIP.width).toBe(500);
    expect(tooltipPlace(TOOLTIP, rect(500.4, 340, 30.7, 280), AREA, WINDOW, false).left).toBe(532);
  });

  it('stays in sight when the page is scrolled', () => {
    const above = rect(50, -40, 900, 320);
    expect(tooltipPlace(TOOLTIP, rect(500, 0, 30, 280), above, WINDOW, true).top).toBe(8);
    const below = rect(50, 700, 900, 320);
    expect(tooltipPlace(TOOLTIP, rect(500, 740, 30, 280), below, WINDOW, true).top).toBe(592);
  });

  describe('without room at the sides', () => {
    const narrow = { width: 320, height: 800 };
    const area = rect(16, 300, 288, 220);

    it.each([
      [20, { left: 8, top: 142 }],
      [150, { left: 45, top: 142 }],
      [270, { left: 92, top: 142 }],
    ])('stands over the bar at %d', (left, place) => {
      expect(tooltipPlace(TOOLTIP, rect(left, 340, 10, 180), area, narrow, true)).toEqual(place);
    });

    it('stands under it when there is none above either', () => {
      const { top } = tooltipPlace(TOOLTIP, rect(150, 100, 10, 180), rect(16, 60, 288, 220), narrow, true);
      expect(top).toBe(278);
    });

    it.each([
      [150, { left: 160, top: 40, isTight: true }],
      [200, { left: -20, top: 40, isTight: true }],
    ])('stands beside the bar at %d, with little in it, where the window is low', (left, place) => {
      const low = { width: 320, height: 256 };
      const bar = rect(left, 40, 10, 176);
      expect(tooltipPlace(TOOLTIP, bar, rect(16, 40, 288, 176), low, true)).toEqual(place);
    });
  });
});
