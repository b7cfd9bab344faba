import { describe, expect, it } from 'vitest';
import { instantRangeText } from './instants.js';

describe('instantRangeText', () => {
  it.each([
    ['2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z', 'Oct 25, 2026'],
    ['2026-10-23T22:00:00Z', '2026-10-25T23:00:00Z', 'Oct 24 – 25, 2026'],
    ['2026-10-24T22:00:00Z', '2026-10-24T23:00:00Z', 'Oct 25, 2026, 12:00 – 1:00 AM'],
    // Clocks go back at three: two o'clock comes twice.
    ['2026-10-25T00:00:00Z', '2026-10-25T01:00:00Z', 'Oct 25, 2026, 2:00 AM (UTC+02:00)'],
    ['2026-10-25T01:00:00Z', '2026-10-25T02:00:00Z', 'Oct 25, 2026, 2:00 – 3:00 AM (UTC+01:00)'],
    ['2026-10-25T02:00:00Z', '2026-10-25T03:00:00Z', 'Oct 25, 2026, 3:00 – 4:00 AM'],
  ])('from %s to %s', (from, to, text) => {
    // Unicode's data puts thin spaces around the dash.
    const shown = instantRangeText('en', Date.parse(from), Date.parse(to), 'Europe/Berlin').replace(
      /\s/g,
      ' ',
    );
    expect(shown).toBe(text);
  });

  it.each([
    // Clocks go back to midnight, which comes twice: the first hour of the day is no day.
    ['Atlantic/Azores', '2026-10-25T00:00:00Z', '2026-10-25T01:00:00Z', 'Oct 25, 2026, 12:00 AM (UTC+00:00)'],
    ['America/Havana', '2026-11-01T04:00:00Z', '2026-11-01T05:00:00Z', 'Nov 1, 2026, 12:00 AM (UTC−04:00)'],
    ['Atlantic/Azores', '2026-10-25T00:00:00Z', '2026-10-26T01:00:00Z', 'Oct 25, 2026'],
    // Clocks skip midnight: the day begins at one.
    ['Africa/Cairo', '2026-04-23T22:00:00Z', '2026-04-24T21:00:00Z', 'Apr 24, 2026'],
    // Later than an instant in microseconds can be.
    ['UTC', '2300-01-01T00:00:00Z', '2300-01-01T01:00:00Z', 'Jan 1, 2300, 12:00 – 1:00 AM'],
    // Half a minute is missing.
    [
      'UTC',
      '2026-04-24T00:00:30Z',
      '2026-04-25T00:00:00Z',
      'Apr 24, 2026, 12:00 AM – Apr 25, 2026, 12:00 AM',
    ],
  ])('in %s, from %s to %s', (zone, from, to, text) => {
    const shown = instantRangeText('en', Date.parse(from), Date.parse(to), zone).replace(/\s/g, ' ');
    expect(shown).toBe(text);
  });
});
