import { readDate, readList, readObject, readText } from '../util/read.js';
import { dayBefore } from './dates.js';

/** The period of a report, as far as it can be named without converting instants between time zones. */
export interface ReportPeriod {
  /** The named period of the request. */
  readonly name: string | undefined;
  /** The first and the last local day, both included. */
  readonly days: { readonly first: string; readonly last: string } | undefined;
  /** The time zone of the days. */
  readonly timezone: string | undefined;
}

/** Buckets of these lengths lie on the day of their date; a week or a month may begin before the range. */
const NAMED_BY_DAY = new Set<unknown>(['hour', 'day']);

/** The period of a report. */
export function readPeriod(report: Readonly<Record<string, unknown>>): ReportPeriod {
  const query = readObject(report.query);
  return {
    name: readText(query?.period),
    days: askedDays(query) ?? bucketDays(query?.bucket, readList(report.buckets)),
    timezone: readText(query?.timezone),
  };
}

/** The local dates of the request, whose end is exclusive. */
function askedDays(query: Readonly<Record<string, unknown>> | undefined): ReportPeriod['days'] {
  const first = readDate(query?.from);
  const end = readDate(query?.to);
  return first === undefined || end === undefined || end <= first
    ? undefined
    : { first, last: dayBefore(end) };
}

function bucketDays(unit: unknown, buckets: readonly unknown[]): ReportPeriod['days'] {
  if (!NAMED_BY_DAY.has(unit)) return undefined;
  const first = readDate(readObject(buckets[0])?.date);
  const last = readDate(readObject(buckets.at(-1))?.date);
  return first === undefined || last === undefined || last < first ? undefined : { first, last };
}
