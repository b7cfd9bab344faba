import { describe, expect, it } from 'vitest';
import { axisText } from '../i18n/bucket-text.js';
import { axisLabels, LABEL_WIDTHS } from './axis-labels.js';
import { type Dated, datedOf } from './calendar-keys.js';

const DAY_MS = 86_400_000;

type Bucket = Dated & { readonly local: string; readonly date: string };

const bucketOf = (local: string, date: string): Bucket => ({ ...datedOf(local, date), local, date });

const days = (count: number, first: string): Bucket[] =>
  Array.from({ length: count }, (_, index) => {
    const date = new Date(Date.parse(first) + index * DAY_MS).toISOString().slice(0, 10);
    return bucketOf(`${date}T00:00:00Z`, date);
  });

const hours = (count: number, first: string): Bucket[] =>
  Array.from({ length: count }, (_, index) => {
    const local = new Date(Date.parse(first) + index * 3_600_000).toISOString().slice(0, 19);
    return bucketOf(local, local.slice(0, 10));
  });

const months = (count: number, year: number): Bucket[] =>
  Array.from({ length: count }, (_, index) => {
    const date = new Date(Date.UTC(year, index, 1)).toISOString().slice(0, 10);
    return bucketOf(`${date}T00:00:00`, date);
  });

/** What stands under the bars of an element at least this many ems wide. */
function labelsAt(ems: number, buckets: readonly Bucket[], unit: string, locale = 'en'): string[] {
  const width = LABEL_WIDTHS.indexOf(ems);
  return axisLabels(buckets, unit, (index, grain) => axisText(locale, grain, buckets[index] as Bucket))
    .filter(({ widths }) => widths.includes(width))
    .map(({ text }) => text.replace(/\s/g, ' '));
}

describe('axisLabels', () => {
  it('names every day of a week where there is room', () => {
    expect(labelsAt(42, days(7, '2026-11-16'), 'day')).toHaveLength(7);
  });

  it('names Mondays in a month where there is less', () => {
    expect(labelsAt(32, days(30, '2026-10-24'), 'day')).toEqual(['Oct 26', 'Nov 2', 'Nov 9', 'Nov 16']);
    expect(labelsAt(14, days(30, '2026-10-24'), 'day').length).toBeGreaterThan(0);
  });

  it('names months in a year, with the year where it begins', () => {
    expect(labelsAt(42, days(365, '2025-11-23'), 'day')).toEqual([
      'Dec',
      '2026',
      'Feb',
      'Mar',
      'Apr',
      'May',
      'Jun',
      'Jul',
      'Aug',
      'Sep',
      'Oct',
      'Nov',
    ]);
  });

  it('names hours, and the day where it begins', () => {
    // The last would hang over the edge.
    expect(labelsAt(42, hours(24, '2026-11-21T16:00:00Z'), 'hour')).toEqual([
      'Nov 21, 6 PM',
      'Nov 22',
      '3 AM',
      '6 AM',
      '9 AM',
      '12 PM',
    ]);
  });

  it('names the day of the first hours only where no other day would go for it', () => {
    expect(labelsAt(42, hours(24, '2026-11-21T20:00:00Z'), 'hour').slice(0, 2)).toEqual(['9 PM', 'Nov 22']);
    expect(labelsAt(42, hours(24, '2026-11-21T00:00:00Z'), 'hour').slice(0, 2)).toEqual(['Nov 21', '3 AM']);
    expect(labelsAt(42, hours(6, '2026-11-21T08:00:00Z'), 'hour').slice(0, 2)).toEqual([
      'Nov 21, 8 AM',
      '9 AM',
    ]);
  });

  it('writes hours as times where they are not told by half days', () => {
    expect(labelsAt(72, hours(24, '2026-11-21T16:00:00Z'), 'hour', 'de').slice(0, 3)).toEqual([
      '21. Nov., 18:00',
      '22:00',
      '22. Nov.',
    ]);
  });

  it('names months by themselves', () => {
    expect(labelsAt(56, months(12, 2026), 'month')[0]).toBe('2026');
    expect(labelsAt(56, months(12, 2026), 'month')).toHaveLength(12);
    expect(labelsAt(14, months(12, 2026), 'month').length).toBeGreaterThan(1);
  });

  it('begins a day with its first hour even where midnight does not exist', () => {
    const cairo = hours(30, '2026-04-23T10:00:00Z').filter(({ local }) => local !== '2026-04-24T00:00:00');
    expect(labelsAt(24, cairo, 'hour').length).toBeGreaterThan(0);
  });

  it('gives wide scripts the room that they take', () => {
    const narrowest = (text: string): number =>
      Math.min(
        ...axisLabels(days(7, '2026-11-16'), 'day', () => text).flatMap(({ bucket, widths }) =>
          bucket === 1 ? widths : [],
        ),
      );
    expect(narrowest('十一月九日')).toBeGreaterThan(narrowest('Nov 9'));
  });

  it('takes a unit that it does not know for days', () => {
    expect(labelsAt(42, days(7, '2026-11-16'), 'fortnight')).toHaveLength(7);
  });

  it('is quick, however many bars there are: only what may fit is put into words', () => {
    let texts = 0;
    axisLabels(hours(8760, '2026-01-01T00:00:00Z'), 'hour', () => {
      texts++;
      return 'Nov 22';
    });
    expect(texts).toBeLessThan(1000);
  });

  it('is nothing for nothing', () => {
    expect(axisLabels([], 'day', () => 'x')).toEqual([]);
  });
});
