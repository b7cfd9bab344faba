import { isTimeZone as isSpelledExactly } from '@credit-usage/sdk/time';
import { expect, test } from 'vitest';
import { isTimeZone } from './time-zone.js';

const LINKS =
  'UTC GMT UCT PRC ROK GB NZ-CHAT W-SU Japan Zulu EST5EDT Etc/UTC Etc/GMT+5 Asia/Calcutta Asia/Kolkata Europe/Kyiv US/Eastern Australia/ACT';

test('takes every name that the API takes', () => {
  const names = [...Intl.supportedValuesOf('timeZone'), ...LINKS.split(' ')];
  expect(names.filter(isSpelledExactly).filter((name) => !isTimeZone(name))).toEqual([]);
});

test.each([
  ...['asia/jakarta', 'ASIA/JAKARTA', 'utc', 'Europe/berlin', 'us/pacific'],
  ...['PST', 'EST', 'CET', 'WET', '+07:00', 'Z', 'Mars/Olympus', '', ' UTC', undefined, null, 7],
])('refuses what is no name, or has another case: %s', (value) => {
  expect(isTimeZone(value)).toBe(false);
});
