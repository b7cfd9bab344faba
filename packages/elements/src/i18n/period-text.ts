import type { Period } from '@credit-usage/sdk';
import * as messages from './catalogue/index.js';
import { dayRangeText } from './dates.js';
import { zoneText } from './instants.js';
import type { ReportPeriod } from './report-period.js';
import type { Words } from './words.js';

const PERIODS = {
  '24h': messages.period24h,
  '72h': messages.period72h,
  '30d': messages.period30d,
  '12mo': messages.period12mo,
} satisfies Record<Period, unknown>;

/** These end at the present hour, which dates alone would not say, so name and dates are both shown. */
const COUNTED_IN_HOURS = new Set<unknown>(['24h', '72h']);

/** Whether a period is counted in hours. */
export function isInHours({ name }: ReportPeriod): boolean {
  return COUNTED_IN_HOURS.has(name);
}

/** The period of a report: `dates` or else its days, with the time zone, which is named only here. */
export function periodText(report: ReportPeriod, words: Words, dates?: string): string | undefined {
  const { name, days, timezone } = report;
  const named = periodName(name, words);
  const dated = dates ?? (days && dayRangeText(words.locale, days.first, days.last));
  const period =
    named !== undefined && dated !== undefined && isInHours(report)
      ? words.text(messages.periodOfDays, { period: named, days: dated })
      : (dated ?? named);
  if (period === undefined) return undefined;
  return timezone === undefined
    ? period
    : words.text(messages.periodInZone, { period, timezone: zoneText(timezone) });
}

function periodName(name: string | undefined, words: Words): string | undefined {
  return name !== undefined && Object.hasOwn(PERIODS, name)
    ? words.text(PERIODS[name as keyof typeof PERIODS])
    : undefined;
}
