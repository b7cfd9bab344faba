import type { AnswerStatus } from '../../controllers/query-status.js';
import { daysIn, type LocalDays, type ReportPeriod, readPeriod } from '../../i18n/report-period.js';
import { attempt } from '../../util/attempt.js';
import { bySize, readCredits } from '../../util/credits.js';
import { type ExcludedScope, readExcluded } from '../../util/excluded-scope.js';
import { readCount, readDate, readInstant, readList, readObject, readText } from '../../util/read.js';

/** The change from the previous total. `ratio` is undefined where that was zero. */
export interface SummaryChange {
  readonly previous: string;
  readonly ratio: number | undefined;
  readonly compared: ComparedPeriod | undefined;
}

/** The part of the previous period that counts: as much of it as this period has run. */
export interface ComparedPeriod {
  readonly from: number;
  /** Where it is cut, as a time in milliseconds like its beginning. */
  readonly cut: number;
  /** The days that this part touches. */
  readonly days: LocalDays;
}

/** The day with the most usage. */
export interface SummaryPeak {
  readonly date: string;
  readonly total: string;
  readonly partial: boolean;
}

/** What the summary needs from a report. A missing fact is undefined, never zero; null means that the report says there is none. */
export interface SummaryFacts {
  readonly total: string;
  readonly change: SummaryChange | undefined;
  readonly averageDaily: string | null | undefined;
  readonly days: number | undefined;
  readonly peak: SummaryPeak | null | undefined;
  readonly activeCategories: number | undefined;
  /** The labels of the largest categories, as many as are named. */
  readonly leading: readonly string[];
  readonly period: ReportPeriod;
  /** Seconds between the latest usage and the answer. */
  readonly latestAge: number | undefined;
  readonly excluded: readonly ExcludedScope[];
}

/** The status of an answer, and its facts. */
export interface SummaryReading {
  readonly status: AnswerStatus;
  readonly facts: SummaryFacts | undefined;
}

/** Reads a report. Anything else is an error, and never shown as zero. */
export function readSummary(answer: unknown): SummaryReading {
  const facts = attempt(() => readFacts(answer));
  if (!facts) return { status: 'error', facts };
  return { status: isEmpty(facts) ? 'empty' : 'ready', facts };
}

/** A total of zero is not enough: usage and refunds may cancel each other out, but then there are active categories. */
function isEmpty(facts: SummaryFacts): boolean {
  return facts.total === '0' && (facts.activeCategories ?? 0) === 0;
}

function readFacts(data: unknown): SummaryFacts | undefined {
  const report = readObject(data);
  const total = readCredits(report?.total);
  if (!report || total === undefined) return undefined;
  const summary = readObject(report.summary);
  const period = readPeriod(report);
  return {
    total,
    change: readChange(report.previous, period.timezone),
    averageDaily: summary?.averageDaily === null ? null : readCredits(summary?.averageDaily),
    days: readCount(summary?.days),
    peak: summary?.peakDay === null ? null : readPeak(summary?.peakDay),
    activeCategories: readCount(summary?.activeCategories),
    leading: readLeading(report.categories),
    period,
    latestAge: readLatestAge(report.latestUsageAt, report.asOf),
    excluded: readExcluded(readObject(report.scope)?.excluded),
  };
}

function readChange(value: unknown, timezone: string | undefined): SummaryChange | undefined {
  const before = readObject(value);
  const previous = readCredits(before?.total);
  if (!before || previous === undefined) return undefined;
  const compared = readCompared(before, timezone);
  if (before.changeRatio === null) return { previous, ratio: undefined, compared };
  const ratio = Number(readText(before.changeRatio) ?? Number.NaN);
  return Number.isFinite(ratio) ? { previous, ratio, compared } : undefined;
}

function readCompared(
  before: Readonly<Record<string, unknown>>,
  timezone: string | undefined,
): ComparedPeriod | undefined {
  const [from = Number.NaN, cut = Number.NaN] = [before.from, before.cutAt].map(readInstant);
  const days = daysIn(from, cut, timezone);
  return days && { from, cut, days };
}

function readPeak(value: unknown): SummaryPeak | undefined {
  const day = readObject(value);
  const date = readDate(day?.date);
  const total = readCredits(day?.total);
  return date === undefined || total === undefined
    ? undefined
    : { date, total, partial: day?.partial === true };
}

/** How many names fit beside a figure; the others are counted. */
const NAMED = 2;

/** Largest first, refunds by their size; without categories that cost nothing. */
function readLeading(value: unknown): readonly string[] {
  const active: { label: string; total: string }[] = [];
  for (const item of readList(value)) {
    const category = readObject(item);
    const label = readText(category?.label) ?? readText(category?.id);
    const total = readCredits(category?.total);
    if (label !== undefined && total !== undefined && total !== '0') active.push({ label, total });
  }
  return active
    .sort(bySize)
    .slice(0, NAMED)
    .map(({ label }) => label);
}

/** Measured by the answer's clock, because the reader's may be wrong. */
function readLatestAge(latest: unknown, asOf: unknown): number | undefined {
  const from = readInstant(latest);
  const to = readInstant(asOf);
  return from === undefined || to === undefined ? undefined : Math.max(0, (to - from) / 1000);
}
