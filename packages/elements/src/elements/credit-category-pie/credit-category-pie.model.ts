import type { AnswerStatus } from '../../controllers/query-status.js';
import { type ReportPeriod, readPeriod } from '../../i18n/report-period.js';
import { attempt } from '../../util/attempt.js';
import { readCredits } from '../../util/credits.js';
import { readObject, readText } from '../../util/read.js';

/** One category of a report. */
export interface PieCategory {
  readonly id: string;
  readonly label: string;
  /** Undefined is not known, and never drawn or written as zero. */
  readonly total: string | undefined;
}

/** What the pie is drawn from, before it is divided and put into words. */
export interface PieFacts {
  /** The report's own: what is printed never depends on whether the categories add up. */
  readonly total: string;
  readonly categories: readonly PieCategory[];
  readonly period: ReportPeriod;
}

/** What an answer amounts to. */
export interface PieReading {
  readonly status: AnswerStatus;
  readonly facts: PieFacts | undefined;
}

/** A report is read; what is none is an error, and never drawn as zero. It never throws. */
export function readPie(answer: unknown): PieReading {
  const facts = attempt(() => readFacts(answer));
  if (!facts) return { status: 'error', facts };
  return { status: isEmpty(facts) ? 'empty' : 'ready', facts };
}

/** A total of zero may still be usage and refunds that cancel out. */
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

/** Without a name there is nothing to say about it. */
function readCategory(value: unknown): PieCategory | undefined {
  const category = readObject(value);
  const label = readText(category?.label) ?? readText(category?.id);
  if (label === undefined) return undefined;
  return { id: readText(category?.id) ?? label, label, total: readCredits(category?.total) };
}
