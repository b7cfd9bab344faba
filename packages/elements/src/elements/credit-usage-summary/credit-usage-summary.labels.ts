import { agoText } from '../../i18n/ago.js';
import * as messages from '../../i18n/catalogue/index.js';
import { withTime } from '../../i18n/clock.js';
import { dayRangeText, dayText } from '../../i18n/dates.js';
import { instantRangeText } from '../../i18n/instants.js';
import { dateFormat } from '../../i18n/intl.js';
import { labelled } from '../../i18n/labelled.js';
import { listText } from '../../i18n/list-text.js';
import type { Message } from '../../i18n/message.js';
import { notIncludedText } from '../../i18n/not-included-text.js';
import { periodText } from '../../i18n/period-text.js';
import { ratioText } from '../../i18n/ratio.js';
import { dateAt, type ReportPeriod } from '../../i18n/report-period.js';
import type { Words } from '../../i18n/words.js';
import type { SummaryChange, SummaryFacts } from './credit-usage-summary.model.js';

/** The direction in which usage has changed. */
export type ChangeDirection = 'up' | 'down' | 'flat';

/** The texts of a figure. */
export interface FigureLabels {
  /** The part name. */
  readonly id: 'total' | 'average-daily' | 'peak-day' | 'active-categories';
  readonly label: string;
  /** The formatted value. */
  readonly value: string;
  /** The exact value, for machines; undefined where the value is a word. */
  readonly exact?: string;
  /** The unit beside the figure. */
  readonly unit?: string;
  readonly note?: string | undefined;
  /** Set if the note is a comparison. */
  readonly direction?: ChangeDirection;
}

/** All texts of the summary. */
export interface SummaryLabels {
  readonly figures: readonly FigureLabels[];
  /** The period and its time zone. */
  readonly period: string | undefined;
  /** What the total is compared with. */
  readonly previousPeriod: string | undefined;
  readonly latest: string | undefined;
  readonly notIncluded: string | undefined;
}

/**
 * An average is a quotient, of which more decimals than these are noise; the exact value is kept for machines. Over one day the average is
 * the total and is formatted like it, since one amount must not look like two.
 */
const AVERAGE_DIGITS = 2;

/** Puts the facts into words, `seconds` after the answer. */
export function summaryLabels(facts: SummaryFacts, words: Words, seconds = 0): SummaryLabels {
  return {
    figures: [
      totalFigure(facts, words),
      averageFigure(facts, words),
      peakFigure(facts, words),
      categoriesFigure(facts, words),
    ],
    period: periodText(facts.period, words),
    previousPeriod: comparedText(facts, words),
    latest: latestText(facts.latestAge, seconds, words),
    notIncluded: notIncludedText(facts.excluded, words),
  };
}

function totalFigure({ total, change }: SummaryFacts, words: Words): FigureLabels {
  return {
    id: 'total',
    label: words.text(messages.totalUsage),
    value: words.amount(total),
    exact: total,
    unit: words.unit(total),
    ...(change && changeNote(change, words)),
  };
}

const CHANGES: Readonly<Record<ChangeDirection, Message>> = {
  up: messages.changeUp,
  down: messages.changeDown,
  flat: messages.changeFlat,
};

/** The direction is in the text: some readers cannot see an arrow or a colour, and more usage is neither good nor bad. */
function changeNote(
  { previous, ratio }: SummaryChange,
  words: Words,
): Pick<FigureLabels, 'note' | 'direction'> {
  if (ratio === undefined) return { note: words.text(messages.changeFromNothing) };
  const direction = ratio > 0 ? 'up' : ratio < 0 ? 'down' : 'flat';
  return {
    note: words.text(CHANGES[direction], {
      change: ratioText(words.locale, ratio),
      previous: words.amount(previous),
    }),
    direction,
  };
}

/** `Previous period: Sep 28 – Oct 27, 2026, until 12:58 PM`, in the time zone of the period beside it. */
function comparedText({ change, period: { timezone } }: SummaryFacts, words: Words): string | undefined {
  if (!change?.compared) return undefined;
  const { from, cut, days } = change.compared;
  const { locale } = words;
  const period = dayRangeText(locale, days.first, days.last);
  const time = dateFormat(locale, withTime(locale, { timeZone: timezone })).format(cut);
  const isInside = dateAt(from - 1, timezone) === days.first;
  const isCut = dateAt(cut, timezone) === days.last;
  const until = isCut ? words.text(messages.periodUntil, { period, time }) : period;
  // Days alone would not say that it begins in the middle of one.
  const text = isInside ? instantRangeText(locale, from, cut, timezone ?? '') : until;
  return labelled(words.text(messages.previousPeriod), text, words);
}

function averageFigure({ averageDaily, days }: SummaryFacts, words: Words): FigureLabels {
  const labels = { id: 'average-daily', label: words.text(messages.averageDailyUsage) } as const;
  if (!averageDaily)
    return { ...labels, value: words.text(averageDaily === null ? messages.notYet : messages.unknown) };
  return {
    ...labels,
    value: words.amount(averageDaily, days === 1 ? undefined : AVERAGE_DIGITS),
    exact: averageDaily,
    unit: words.unit(averageDaily),
    note: days === undefined ? undefined : words.plural(messages.overDays, days, { days: words.count(days) }),
  };
}

function peakFigure({ peak, period }: SummaryFacts, words: Words): FigureLabels {
  const labels = { id: 'peak-day', label: words.text(messages.peakDay) } as const;
  if (!peak) return { ...labels, value: words.text(peak === null ? messages.noPeakDay : messages.unknown) };
  const amount = words.amountWithUnit(peak.total);
  return {
    ...labels,
    value: hasOneYear(period)
      ? dayText(words.locale, peak.date)
      : dayRangeText(words.locale, peak.date, peak.date),
    exact: peak.date,
    note: peak.partial ? words.text(messages.onPartOfThatDay, { amount }) : amount,
  };
}

/** Whether a day without its year is clear beside the period. */
function hasOneYear({ days }: ReportPeriod): boolean {
  return days?.first.slice(0, 4) === days?.last.slice(0, 4);
}

function categoriesFigure({ activeCategories, leading }: SummaryFacts, words: Words): FigureLabels {
  const labels = { id: 'active-categories', label: words.text(messages.activeCategories) } as const;
  if (activeCategories === undefined) return { ...labels, value: words.text(messages.unknown) };
  return {
    ...labels,
    value: words.count(activeCategories),
    exact: String(activeCategories),
    note: namesText(leading, activeCategories, words),
  };
}

/** `LLM, WebSearch, and 2 more`. */
function namesText(names: readonly string[], all: number, words: Words): string | undefined {
  if (names.length === 0) return undefined;
  return listText(words, messages.andMore, {}, names, all - names.length);
}

function latestText(age: number | undefined, seconds: number, words: Words): string | undefined {
  if (age === undefined) return undefined;
  const ago = agoText(words.localeOf(messages.latestUsage), age + seconds);
  return ago === undefined ? words.text(messages.latestUsageNow) : words.text(messages.latestUsage, { ago });
}
