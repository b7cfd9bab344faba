import type { AnswerStatus } from '../../controllers/query-status.js';
import { type ReportPeriod, readPeriod } from '../../i18n/report-period.js';
import { attempt } from '../../util/attempt.js';
import { readCredits } from '../../util/credits.js';
import { readObject, readText } from '../../util/read.js';

/** One category of a report. */
export interface PieCategory {
  readonly id: string;
  readonly label: string;
  /** Undefined if not known, which must never be shown as zero. */
  readonly total: string | undefined;
}

/** What the pie needs from a report. */
export interface PieFacts {
  /** The report's own total: it does not depend on whether the categories add up. */
  readonly total: string;
  readonly categories: readonly PieCategory[];
  readonly period: ReportPeriod;
}

/** The status of an answer, and its facts. */
export interface PieReading {
  readonly status: AnswerStatus;
  readonly facts: PieFacts | undefined;
}

/** Reads a report. Anything else is an error, and never shown as zero. Never throws. */
export function readPie(answer: unknown): PieReading {
  const facts = attempt(() => readFacts(answer));
  if (!facts) return { status: 'error', facts };
  return { status: isEmpty(facts) ? 'empty' : 'ready', facts };
}

/** A total of zero is not enough: usage and refunds may cancel each other out. */
function isEmpty({ total, categories }: PieFacts): boolean {
  return total === '0' && categories.every((category) => category.total === '0');
}

function readFacts(data: unknown): PieFacts | undefined {
  const report = readObject(data);
  const total = readCredits(report?.total);
  if (!report || total === undefined || !Array.isArray(report.categories)) return undefined;
  const categories = report.categories.map(readCategory).filter((category) => category !== undefined);
  return { total, categories, period: readPeriod(report) };
}

/** A category that cannot be named is left out. */
function readCategory(value: unknown): PieCategory | undefined {
  const category = readObject(value);
  const label = readText(category?.label) ?? readText(category?.id);
  if (label === undefined) return undefined;
  return { id: readText(category?.id) ?? label, label, total: readCredits(category?.total) };
}
