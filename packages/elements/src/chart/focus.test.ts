import { describe, expect, it } from 'vitest';
import { type ChartFocus, moveFocus, outerFocus } from './focus.js';

const groupsOf = (count: number, size: number) =>
  Array.from({ length: count }, (_, index) => ({ from: index * size, to: (index + 1) * size }));

const field = { groups: groupsOf(30, 1), page: 7, rightToLeft: false, segments: () => 3 };
const at = (group: number, segment?: number): ChartFocus => ({ group, bucket: undefined, segment });
const inside = (group: number, bucket: number, segment?: number): ChartFocus => ({ group, bucket, segment });

describe('moveFocus', () => {
  it.each([
    ['ArrowRight', at(3), at(4)],
    ['ArrowRight', at(29), at(29)],
    ['ArrowRight', at(3, 1), at(4)],
    ['ArrowLeft', at(3), at(2)],
    ['ArrowLeft', at(0), at(0)],
    ['Home', at(12), at(0)],
    ['End', at(12), at(29)],
    ['PageUp', at(12), at(5)],
    ['PageUp', at(2), at(0)],
    ['PageDown', at(12), at(19)],
    ['PageDown', at(28), at(29)],
    ['ArrowUp', at(3), at(3, 0)],
    ['ArrowUp', at(3, 0), at(3, 1)],
    ['ArrowUp', at(3, 2), at(3, 2)],
    ['ArrowDown', at(3, 1), at(3, 0)],
    ['ArrowDown', at(3, 0), at(3)],
    ['ArrowDown', at(3), at(3)],
  ])('%s from %j leads to %j', (key, from, to) => {
    expect(moveFocus(key, from, field)).toEqual(to);
  });

  it.each([
    ['ArrowRight', at(3), at(4)],
    ['PageDown', at(3), at(4)],
    ['End', at(3), at(51)],
    ['ArrowDown', at(3), inside(3, 21)],
    ['ArrowDown', inside(3, 21), inside(3, 21)],
    ['ArrowRight', inside(3, 27), inside(4, 28)],
    ['ArrowLeft', inside(0, 0), inside(0, 0)],
    ['PageUp', inside(3, 22), inside(2, 15)],
    ['Home', inside(3, 22), inside(0, 0)],
    ['End', inside(3, 22), inside(51, 363)],
    ['ArrowUp', inside(3, 22), inside(3, 22, 0)],
    ['ArrowDown', inside(3, 22, 0), inside(3, 22)],
    ['ArrowRight', inside(3, 22, 1), inside(3, 23)],
  ])('%s from %j leads to %j among weeks of days', (key, from, to) => {
    expect(moveFocus(key, from, { ...field, groups: groupsOf(52, 7) })).toEqual(to);
  });

  it('is mirrored from right to left', () => {
    const mirrored = { ...field, rightToLeft: true };
    expect(moveFocus('ArrowRight', at(3), mirrored)).toEqual(at(2));
    expect(moveFocus('ArrowLeft', at(3), mirrored)).toEqual(at(4));
    expect(moveFocus('Home', at(3), mirrored)).toEqual(at(0));
  });

  it('has no part to go to in a bar without any', () => {
    expect(moveFocus('ArrowUp', at(3), { ...field, segments: () => 0 })).toEqual(at(3));
  });

  it.each(['a', 'Enter', ' ', 'Tab', 'Escape', 'F5', 'constructor', '__proto__', ''])(
    'leaves %j to others',
    (key) => {
      expect(moveFocus(key, at(3), field)).toBeUndefined();
    },
  );
});

it('goes out as it has come in: from a segment to its bar, from a bar to its group', () => {
  expect(outerFocus(inside(3, 22, 1))).toEqual(inside(3, 22));
  expect(outerFocus(inside(3, 22))).toEqual(at(3));
  expect(outerFocus(at(3, 1))).toEqual(at(3));
  expect(outerFocus(at(3))).toBeUndefined();
});
