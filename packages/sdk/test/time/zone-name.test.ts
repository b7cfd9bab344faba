import { describe, expect, it } from 'vitest';
import { isTimeZone } from '../../src/time/index.js';
import { IANA_NAMES } from './support/iana-names.js';

const ABBREVIATIONS = ['CET', 'EET', 'EST', 'HST', 'MET', 'MST', 'WET'];

const runtimeHas = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
};

describe('isTimeZone', () => {
  it.each([
    ...['UTC', 'Etc/UTC', 'GMT', 'Asia/Jakarta', 'Asia/Calcutta', 'Asia/Kolkata', 'US/Eastern', 'Etc/GMT+5'],
    ...['Etc/GMT-14', 'GB', 'GB-Eire', 'Japan', 'NZ-CHAT', 'America/Port-au-Prince', 'Europe/Isle_of_Man'],
    ...['America/Argentina/ComodRivadavia', 'Antarctica/DumontDUrville', 'EST5EDT', 'Europe/Kyiv'],
  ])('accepts %s', (name) => {
    expect(isTimeZone(name)).toBe(true);
  });

  it.each([
    ...[
      '',
      ' ',
      'Z',
      '+07:00',
      '-05:00',
      '+0700',
      '+07',
      'UTC+7',
      'GMT+7',
      'GMT+07:00',
      'Etc/GMT+13',
      'Etc/GMT+05',
    ],
    ...[
      'PST',
      'IST',
      'JST',
      'BST',
      'CST',
      'ACT',
      'MIT',
      'EST5',
      'AKST9AKDT',
      'SystemV/EST5EDT',
      'Etc/Unknown',
    ],
    ...[
      'asia/jakarta',
      'ASIA/JAKARTA',
      'Asia/jakarta',
      'utc',
      'Utc',
      'Gmt',
      'gb',
      'Gb',
      'japan',
      'JAPAN',
      'Etc/gmt+5',
    ],
    ...[
      'Antarctica/Dumontdurville',
      'America/Port-Au-Prince',
      'America/Port_Of_Spain',
      'Australia/Nsw',
      'Etc/Utc',
    ],
    ...[
      'Mars/Olympus',
      'Asia/Jakarta ',
      ' Asia/Jakarta',
      'Asia/Jakarta\n',
      'Asia',
      'Asia/',
      'Factory',
      'localtime',
    ],
    ...['America/Atlantis', 'posix/Asia/Jakarta', '../etc/passwd', 'A'.repeat(10_000)],
  ])('refuses %j', (name) => {
    expect(isTimeZone(name)).toBe(false);
  });

  it.each(ABBREVIATIONS)('refuses %s, an abbreviation though the database has it', (name) => {
    expect(isTimeZone(name)).toBe(false);
  });

  it('refuses what is not a string', () => {
    for (const value of [null, undefined, 7, {}, ['UTC']]) expect(isTimeZone(value)).toBe(false);
  });

  it('accepts every name of the database that the runtime knows, and nearly all are known', () => {
    const names = IANA_NAMES.filter((name) => !ABBREVIATIONS.includes(name));
    expect(names.filter((name) => isTimeZone(name) !== runtimeHas(name))).toEqual([]);
    expect(names.filter(runtimeHas).length).toBeGreaterThan(names.length - 10);
  });

  it('accepts every name that the runtime lists', () => {
    const listed = Intl.supportedValuesOf('timeZone').filter((name) => !ABBREVIATIONS.includes(name));
    expect(listed.filter((name) => !isTimeZone(name))).toEqual([]);
  });

  it('refuses every name in any other case', () => {
    const exact = new Set(IANA_NAMES);
    const titled = (name: string): string =>
      name
        .toLowerCase()
        .replace(/(^|[/_-])([a-z])/g, (_, before: string, letter: string) => before + letter.toUpperCase());
    const variants = IANA_NAMES.flatMap((name) => [name.toLowerCase(), name.toUpperCase(), titled(name)]);
    const wrong = variants.filter((name) => !exact.has(name));
    expect(wrong.length).toBeGreaterThan(1000);
    expect(wrong.filter(isTimeZone)).toEqual([]);
  });

  it('answers the same again, after more names than it remembers', () => {
    for (let index = 0; index < 3000; index++) expect(isTimeZone(`Asia/Nowhere${index}`)).toBe(false);
    expect(isTimeZone('Asia/Jakarta')).toBe(true);
    expect(isTimeZone('Asia/Nowhere1')).toBe(false);
  });
});
