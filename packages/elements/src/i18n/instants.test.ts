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
});
