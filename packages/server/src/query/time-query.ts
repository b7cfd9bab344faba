import { DEFAULT_PERIOD, DEFAULT_TIMEZONE, type EchoedFilter } from '@credit-usage/sdk/contract';
import {
  type EpochMicros,
  isLocalDate,
  isTimeZone,
  type Period,
  parseInstant,
  resolveDates,
  resolvePeriod,
  type TimeRange,
} from '@credit-usage/sdk/time';
import { badParameter, badParameters } from '../problems/problem-error.js';
import type { Parameters } from './parameters.js';

/** The range that a request means, in its zone. */
export interface TimeQuery {
  readonly zone: string;
  /** The named period, when there is no range. */
  readonly period?: Period;
  readonly range: TimeRange;
  /** The request's own words, for the answer's `query`. */
  readonly echo: Pick<EchoedFilter, 'period' | 'from' | 'to' | 'timezone'>;
}

/** Like `readTimeQuery`, but undefined where the request names neither a period nor a range. */
export function readOptionalTimeQuery(parameters: Parameters, asOf: EpochMicros): TimeQuery | undefined {
  const named = ['period', 'from', 'to'].some((name) => parameters.one(name) !== undefined);
  if (named) return readTimeQuery(parameters, asOf);
  readZone(parameters);
  return undefined;
}

/** Reads `period`, `from`, `to` and `timezone`. */
export function readTimeQuery(parameters: Parameters, asOf: EpochMicros): TimeQuery {
  const zone = readZone(parameters);
  const period = parameters.one('period');
  const from = parameters.one('from');
  const to = parameters.one('to');
  if (from === undefined && to === undefined) {
    const chosen = (period ?? DEFAULT_PERIOD) as Period;
    return {
      zone,
      period: chosen,
      range: resolvePeriod(chosen, zone, asOf),
      echo: { period: chosen, timezone: zone },
    };
  }
  if (period !== undefined)
    throw badParameter('invalid_parameter', 'period', 'Give either period, or from and to, not both');
  if (from === undefined) throw badParameter('invalid_parameter', 'from', 'Is required when to is given');
  if (to === undefined) throw badParameter('invalid_parameter', 'to', 'Is required when from is given');
  return { zone, range: readRange(from, to, zone), echo: { from, to, timezone: zone } };
}

function readZone(parameters: Parameters): string {
  const zone = parameters.one('timezone') ?? DEFAULT_TIMEZONE;
  if (!isTimeZone(zone)) {
    throw badParameter(
      'invalid_timezone',
      'timezone',
      'Expected an IANA time zone name in its exact case, such as Asia/Jakarta',
    );
  }
  return zone;
}

function readRange(from: string, to: string, zone: string): TimeRange {
  const range = isLocalDate(from) && isLocalDate(to) ? resolveDates(from, to, zone) : readInstants(from, to);
  if (range.from >= range.to)
    throw badParameter(
      'invalid_range',
      'to',
      'Must be after from: it is the first instant or day not included',
    );
  return range;
}

const WANTED = 'Expected an RFC 3339 instant with an offset, or a date YYYY-MM-DD, from 1970 to 2199';

function readInstants(from: string, to: string): TimeRange {
  const range = { from: parseInstant(from), to: parseInstant(to) };
  const wrong = (['from', 'to'] as const).filter((name) => {
    const text = name === 'from' ? from : to;
    return range[name] === undefined && !isLocalDate(text);
  });
  if (wrong.length)
    throw badParameters(
      wrong.map((parameter) => ({ parameter, code: 'invalid_parameter', message: WANTED })),
    );
  if (range.from === undefined || range.to === undefined)
    throw badParameter(
      'invalid_parameter',
      range.from === undefined ? 'from' : 'to',
      'from and to must be of one kind: both instants, or both dates',
    );
  return { from: range.from, to: range.to };
}
