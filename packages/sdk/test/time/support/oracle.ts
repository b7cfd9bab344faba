import { Temporal } from 'temporal-polyfill';

/** What Temporal says, in the units of the module under test. */

const zoned = (zone: string, micros: number): Temporal.ZonedDateTime =>
  new Temporal.ZonedDateTime(BigInt(micros) * 1000n, zone);

const micros = (time: Temporal.ZonedDateTime): number => Number(time.epochNanoseconds / 1000n);

export const offsetOracle = (zone: string, at: number): number => zoned(zone, at).offsetNanoseconds / 1e9;

export const localDateOracle = (zone: string, at: number): string => zoned(zone, at).toPlainDate().toString();

export const startOfDayOracle = (zone: string, date: string): number =>
  micros(Temporal.PlainDate.from(date).toZonedDateTime(zone));

export const addDaysOracle = (date: string, days: number): string =>
  Temporal.PlainDate.from(date).add({ days }).toString();

export const addMonthsOracle = (date: string, months: number): string =>
  Temporal.PlainDate.from(date).add({ months }).toString();

export const dayOfWeekOracle = (date: string): number => Temporal.PlainDate.from(date).dayOfWeek;

export const instantOracle = (text: string): number =>
  Number(Temporal.Instant.from(text).epochNanoseconds / 1000n);

export const formatInstantOracle = (at: number): string =>
  Temporal.Instant.fromEpochMilliseconds(0).add({ microseconds: at }).toString();

export const formatLocalOracle = (zone: string, at: number): string =>
  zoned(zone, at).toString({ timeZoneName: 'never' });
