import { expect, it } from 'vitest';
import { secondsShown } from './seconds-shown.js';

it('counts from when a report was first drawn, wherever that was', () => {
  const [first, second] = [{}, {}];
  expect(secondsShown(first, 1000)).toBe(0);
  expect(secondsShown(second, 61_000)).toBe(0);
  expect(secondsShown(first, 181_000)).toBe(180);
});

it('is zero when the clock was set back', () => {
  const report = {};
  secondsShown(report, 86_400_000);
  expect(secondsShown(report, 1000)).toBe(0);
});
