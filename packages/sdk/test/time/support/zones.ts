import fc from 'fast-check';

/** Zones that each contradict a common assumption, and some ordinary ones. */
export const ZONES = [
  ...['UTC', 'Asia/Jakarta', 'Asia/Kolkata', 'Asia/Kathmandu', 'Etc/GMT+12', 'Etc/GMT-14'],
  ...['America/New_York', 'Europe/Berlin', 'Europe/Dublin', 'Australia/Adelaide', 'Asia/Tehran'],
  // Midnight does not exist once a year.
  ...['America/Santiago', 'Africa/Cairo', 'America/Sao_Paulo', 'Asia/Beirut', 'America/Asuncion'],
  // Midnight, or the minute after it, comes twice.
  ...['America/Havana', 'America/St_Johns', 'Atlantic/Azores', 'America/Scoresbysund', 'Asia/Amman'],
  // Half-hour changes, quarter-hour offsets, offsets with seconds.
  ...['Australia/Lord_Howe', 'Pacific/Chatham', 'Antarctica/Troll', 'Africa/Monrovia', 'Asia/Pyongyang'],
  // Dates that were skipped or lived twice; changes of the standard offset; summer time stopped for Ramadan.
  ...['Pacific/Apia', 'Pacific/Kiritimati', 'Pacific/Kwajalein', 'America/Caracas', 'Africa/Casablanca'],
  ...['Antarctica/Casey', 'Europe/Moscow', 'Asia/Gaza', 'America/Noronha', 'America/Nuuk'],
] as const;

/** Days on which, or next to which, clocks somewhere changed in an unusual way. */
const ODD_DAYS = [
  ...['1972-01-07', '1979-12-31', '1993-08-21', '1994-12-31', '2000-10-08', '2006-10-29', '2007-12-09'],
  ...['2010-11-07', '2011-11-06', '2011-12-30', '2014-10-26', '2015-08-15', '2018-11-04', '2024-03-30'],
  ...['2026-03-29', '2026-04-05', '2026-04-24', '2026-09-06', '2026-10-04', '2026-10-25', '2026-11-01'],
  ...['2028-02-29', '2040-10-24', '2100-02-28', '2199-07-01'],
];

const DAY = 86_400_000_000;

/** The microsecond at noon UTC. */
const noon = (date: string): number => Date.parse(`${date}T12:00:00Z`) * 1000;

export const zone = fc.constantFrom(...ZONES);

/** Any accepted instant; half of them are within two days of an unusual change. */
export const instant = fc.oneof(
  fc.integer({ min: noon('1970-02-01'), max: noon('2199-11-30') }),
  fc.integer({ min: noon('2000-01-01'), max: noon('2037-12-31') }),
  fc
    .tuple(fc.constantFrom(...ODD_DAYS), fc.integer({ min: -2 * DAY, max: 2 * DAY }))
    .map(([date, shift]) => noon(date) + shift),
  // On a whole minute, where days and hours begin.
  fc
    .tuple(fc.constantFrom(...ODD_DAYS), fc.integer({ min: -2880, max: 2880 }))
    .map(([date, minutes]) => noon(date) + minutes * 60_000_000),
);

/** A range of up to this many days. */
export const rangeUpTo = (days: number): fc.Arbitrary<{ from: number; to: number }> =>
  fc
    .tuple(instant, fc.integer({ min: 1, max: days * DAY }))
    .map(([from, length]) => ({ from, to: from + length }));
