import type { AnswerStatus } from '../../controllers/query-status.js';
import { type ReportPeriod, readPeriod } from '../../i18n/report-period.js';
import { attempt } from '../../util/attempt.js';
import { bySize, readCredits } from '../../util/credits.js';
import { type ExcludedScope, readExcluded } from '../../util/excluded-scope.js';
import { readCount, readDate, readInstant, readList, readObject, readText } from '../../util/read.js';

/** A total beside the one before it. `ratio` is undefined where there was nothing to grow from. */
export interface SummaryChange {
  readonly previous: string;
  readonly ratio: number | undefined;
}

/** The day with the most usage. */
export interface SummaryPeak {
  readonly date: string;
  readonly total: string;
  readonly partial: boolean;
}

/** What the summary says, before it is put into words. A missing fact is undefined, never zero; null is the report's own "there is none". */
export interface SummaryFacts {
  readonly total: string;
  readonly change: SummaryChange | undefined;
  readonly averageDaily: string | null | undefined;
  readonly days: number | undefined;
  readonly peak: SummaryPeak | null | undefined;
  readonly activeCategories: number | undefined;
  /** The labels of the categories that cost the most, as many as are worth naming. */
  readonly leading: readonly string[];
  readonly period: ReportPeriod;
  /** Seconds between the latest usage and the answer. */
  readonly latestAge: number | undefined;
  readonly excluded: readonly ExcludedScope[];
}

/** What an answer amounts to. */
export interface SummaryReading {
  readonly status: AnswerStatus;
  readonly facts: SummaryFacts | undefined;
}

/** A report is read; what is none is an error, and never drawn as zero. */
export function readSummary(answer: unknown): SummaryReading {
  const facts = attempt(() => readFacts(answer));
  if (!facts) return { status: 'error', facts };
  return { status: isEmpty(facts) ? 'empty' : 'ready', facts };
}

/** A total of zero may still be usage and refunds that cancel out: only without an active category is there nothing to show. */
function isEmpty(facts: SummaryFacts): boolean {
  return facts.total === '0' && (facts.activeCategories ?? 0) === 0;
}

function readFacts(data: unknown): SummaryFacts | undefined {
  const report = readObject(data);
  const total = readCredits(report?.total);
  if (!report || total === undefined) return undefined;
  const summary = readObject(report.summary);
  return {
    total,
    change: readChange(report.previous),
    averageDaily: summary?.averageDaily === null ? null : readCredits(summary?.averageDaily),
    days: readCount(summary?.days),
    peak: summary?.peakDay === null ? null : readPeak(summary?.peakDay),
    activeCategories: readCount(summary?.activeCategories),
    leading: readLeading(report.categories),
    period: readPeriod(report),
    latestAge: readLatestAge(report.latestUsageAt, report.asOf),
    excluded: readExcluded(readObject(report.scope)?.excluded),
  };
}

function readChange(value: unknown): SummaryChange | undefined {
  const before = readObject(value);
  const previous = readCredits(before?.total);
  if (!before || previous === undefined) return undefined;
  if (before.changeRatio === null) return { previous, ratio: undefined };
  const ratio = Number(readText(before.changeRatio) ?? Number.NaN);
  return Number.isFinite(ratio) ? { previous, ratio } : undefined;
}

function readPeak(value: unknown): SummaryPeak | undefined {
  const day = readObject(value);
  const date = readDate(day?.date);
  const total = readCredits(day?.total);
  return date === undefined || total === undefined
    ? undefined
    : { date, total, partial: day?.partial === true };
}

/** Two names fit beside a figure; the rest is a number. */
const NAMED = 2;

/** Largest first, refunds by their size; what costs nothing is not active. */
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

/** Measured against the answer's own clock: the reader's may be wrong. */
function readLatestAge(latest: unknown, asOf: unknown): number | undefined {
  const from = readInstant(latest);
  const to = readInstant(asOf);
  return from === undefined || to === undefined ? undefined : Math.max(0, (to - from) / 1000);
}
