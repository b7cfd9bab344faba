import { describe, expect, it } from 'vitest';
import { axisText, bucketText } from './bucket-text.js';
import { instantRangeText, instantText } from './instants.js';

const plain = (text: string): string => text.replace(/\s/g, ' ');

const bucket = { local: '2026-11-20T05:00:00+07:00', date: '2026-11-20' };

describe('in every calendar', () => {
  it.each([
    ['fa-IR', 'نوامبر ۲۰۲۶', '۲۰ نوامبر'],
    ['th-TH', 'พฤศจิกายน 2026', '20 พ.ย.'],
    ['en-u-ca-islamic', 'November 2026', 'Nov 20'],
    ['en-u-ca-hebrew', 'November 2026', 'Nov 20'],
    // Its months are the same, and the page asks for its years.
    ['th-u-ca-buddhist', 'พฤศจิกายน 2569', '20 พ.ย.'],
    ['ja-JP-u-ca-japanese', '令和8年11月', '11月20日'],
  ])('months and days of %s are Gregorian', (locale, month, day) => {
    expect(plain(bucketText(locale, 'month', bucket))).toBe(month);
    expect(plain(axisText(locale, 'day', bucket))).toBe(day);
  });

  it('the year is left out where it is the Gregorian year of the answer', () => {
    const [time, now] = [Date.parse('2026-02-10T07:05:00Z'), Date.parse('2026-11-22T00:00:00Z')];
    expect(plain(instantText('fa', time, 'UTC', now))).toBe('۱۰ فوریه، ۷:۰۵');
  });
});

describe('an early hour', () => {
  const five = Date.parse('2026-11-20T05:10:00Z');

  it.each([
    'id',
    'de',
    'fr',
    'fr-CA',
    'ru',
    'tr',
    'pl',
    'en',
    'en-GB',
    'en-AU',
    'ja',
    'es',
    'fa',
    'he',
    'zh-TW',
  ])('is written as %s writes times', (locale) => {
    const short = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'UTC' });
    const hour = (text: string): string => /\p{Nd}+(?=\P{Nd}+\p{Nd}+\P{Nd}*$)/u.exec(text)?.[0] ?? '';
    expect(hour(short.format(five))).not.toBe('');
    expect(hour(instantText(locale, five, 'UTC', five))).toBe(hour(short.format(five)));
  });

  it.each([
    ['en', 'Nov 20, 5:00 AM', '5 AM'],
    ['en-GB', '20 Nov, 05:00', '05:00'],
    ['id', '20 Nov, 05.00', '05.00'],
    ['de', '20. Nov., 05:00', '05:00'],
    ['ja', '11月20日 5:00', '5:00'],
  ])('in %s', (locale, text, axis) => {
    expect(plain(instantText(locale, Date.parse('2026-11-20T05:00:00Z'), 'UTC', five))).toBe(text);
    expect(plain(bucketText(locale, 'hour', bucket))).toContain(text.split(' ').at(-1));
    expect(plain(axisText(locale, 'hour', bucket))).toBe(axis);
  });

  it('begins a range alike', () => {
    expect(plain(instantRangeText('id', five, five + 3_600_000, 'UTC'))).toBe('20 Nov 2026 05.10–06.10');
  });
});
