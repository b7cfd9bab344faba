import type { UsageReport } from '@credit-usage/sdk';
import { change, exact, rounded } from '../layout/amounts.ts';
import { clockTime, dateIn, dayName, fullDate } from '../layout/dates.ts';
import { padEnd } from '../layout/text.ts';
import type { Paper } from './section.ts';

const LABEL_WIDTH = 16;
const PERIOD_NAMES: Readonly<Record<string, string>> = {
  '24h': 'the last 24 hours',
  '72h': 'the last 72 hours',
  '30d': 'the last 30 days',
  '12mo': 'the last 12 months',
};

/** The range, whose usage it is, and the figures that people look for first. */
export function header(report: UsageReport, { style }: Paper): string[] {
  const { query, asOf, scope, summary, total } = report;
  const { timezone } = query;
  const line = (label: string, text: string) => style.quiet(padEnd(label, LABEL_WIDTH)) + text;
  return [
    style.strong(`Credit usage, ${PERIOD_NAMES[query.period ?? ''] ?? query.period}`),
    line('Range', `${rangeOf(report)} (${timezone})`),
    line('As of', clockTime(asOf, timezone)),
    line('Organizations', namesOf(scope)),
    ...scope.excluded.map(({ name, requiredRoles }) =>
      line('Not included', style.warning(`${name} (needs ${rolesOf(requiredRoles)})`)),
    ),
    '',
    line('Total', style.strong(`${exact(total)} credits`)),
    line('Average a day', summary.averageDaily === null ? '–' : rounded(summary.averageDaily)),
    line('Peak day', peakDay(report)),
    line('Change', changeOf(report)),
  ];
}

/** Hours have times; days have dates, the last one included, as people say it. */
function rangeOf(report: UsageReport): string {
  const { query, range } = report;
  const { timezone } = query;
  if (query.bucket === 'hour') return `${clockTime(range.from, timezone)} – ${clockTime(range.to, timezone)}`;
  return daysOf(report).map(fullDate).join(' – ');
}

/** The first day and the last. */
function daysOf({ query, range }: UsageReport): string[] {
  return [Date.parse(range.from), Date.parse(range.to) - 1].map((each) => dateIn(query.timezone, each));
}

function namesOf({ included, includedCount }: UsageReport['scope']): string {
  const more = includedCount - included.length;
  return included.map(({ name }) => name).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

function rolesOf(roles: UsageReport['scope']['excluded'][number]['requiredRoles']): string {
  return `the ${[...new Set(roles.map(({ role }) => role))].join(' or ')} role`;
}

function peakDay(report: UsageReport): string {
  const { peakDay: peak } = report.summary;
  if (peak === null) return '–';
  const years = new Set(daysOf(report).map((date) => date.slice(0, 4)));
  const nameOf = years.size > 1 ? fullDate : dayName;
  return `${nameOf(peak.date)}, ${rounded(peak.total)}${peak.partial ? ' so far' : ''}`;
}

function changeOf({ previous }: UsageReport): string {
  if (!previous) return '–';
  if (previous.changeRatio === null) return 'nothing in the previous period';
  return `${change(previous.changeRatio)} against ${rounded(previous.total)} in the previous period, up to the same time`;
}
