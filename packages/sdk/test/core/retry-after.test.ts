import { expect, test } from 'vitest';
import { parseRetryAfter } from '../../src/core/retry-after.js';

const NOW = Date.UTC(2026, 10, 22, 9, 0, 0);

test.each([
  ['0', 0],
  ['1', 1_000],
  [' 120 ', 120_000],
  ['007', 7_000],
  ['Sun, 22 Nov 2026 09:00:30 GMT', 30_000],
  ['Sunday, 22-Nov-26 09:01:00 GMT', 60_000],
  ['Sun Nov 22 09:00:05 2026', 5_000],
  ['Wed Dec  2 09:00:00 2026', 10 * 86_400_000],
  // In the past: at once.
  ['Sun, 22 Nov 2026 08:59:00 GMT', 0],
  ['Sunday, 06-Nov-94 08:49:37 GMT', 0],
  // Engines read years of two digits up to 49 as years of this century.
  ['Monday, 22-Nov-49 09:00:00 GMT', Date.UTC(2049, 10, 22, 9) - NOW],
  ['99999999999999999999', Number.MAX_SAFE_INTEGER],
])('reads %j', (text, expected) => {
  expect(parseRetryAfter(text, NOW)).toBe(expected);
});

test.each([
  null,
  undefined,
  '',
  ' ',
  '-1',
  '+1',
  '1.5',
  '0x10',
  '1e3',
  'soon',
  '10s',
  '2026-11-22T09:00:30Z',
  'Sun, 22 Nov 2026 09:00:30',
  'Sun, 22 Nov 2026 09:00:30 +0700',
  'Sun, 31 Nov 2026 09:00:30 GMT',
  'Sun, 22 Foo 2026 09:00:30 GMT',
  'Sun, 22 Nov 2026 24:00:00 GMT',
  'Sun, 22 Nov 2026 09:60:00 GMT',
  'Sun, 00 Nov 2026 09:00:30 GMT',
  'Sun Nov 31 09:00:05 2026',
  'Sun Foo 22 09:00:05 2026',
  // A leap second, which runtimes do not support.
  'Thu, 31 Dec 2026 23:59:60 GMT',
])('does not guess at %j', (text) => {
  expect(parseRetryAfter(text, NOW)).toBeUndefined();
});
