import { expect, it } from 'vitest';
import { csvName } from './export-event.js';

it.each([
  [{ first: '2026-10-28', last: '2026-11-26' }, 'usage_2026-10-28_2026-11-26.csv'],
  [{ first: '2026-11-26', last: '2026-11-26' }, 'usage_2026-11-26.csv'],
  [undefined, 'usage.csv'],
])('names a file by its days: %j', (days, name) => {
  expect(csvName('usage', days)).toBe(name);
});
