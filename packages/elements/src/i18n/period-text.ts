import type { ReportPeriod } from '../internal/report-period.js';
import { dayRangeText } from './dates.js';
import type { Words } from './words.js';

const PERIODS = { '24h': 'period24h', '72h': 'period72h', '30d': 'period30d', '12mo': 'period12mo' } as const;

/** These end with the hour, which dates alone would not say. */
const COUNTED_IN_HOURS = new Set<unknown>(['24h', '72h']);

/** What a report is about. The zone is named here, once, for all the days and hours around it. */
export function periodText({ name, days, timezone }: ReportPeriod, words: Words): string | undefined {
  const period =
    days && !COUNTED_IN_HOURS.has(name)
      ? dayRangeText(words.locale, days.first, days.last)
      : periodName(name, words);
  if (period === undefined) return undefined;
  return timezone === undefined
    ? period
    : words.text('periodInZone', { period, timezone: timezone.replaceAll('_', ' ') });
}

function periodName(name: string | undefined, words: Words): string | undefined {
  return name !== undefined && Object.hasOwn(PERIODS, name)
    ? words.text(PERIODS[name as keyof typeof PERIODS])
    : undefined;
}
