import { agoText } from '../../i18n/ago.js';
import * as messages from '../../i18n/catalogue/index.js';
import { dayText } from '../../i18n/dates.js';
import type { Message } from '../../i18n/message.js';
import { notIncludedText } from '../../i18n/not-included-text.js';
import { periodText } from '../../i18n/period-text.js';
import { ratioText } from '../../i18n/ratio.js';
import type { Words } from '../../i18n/words.js';
import type { SummaryChange, SummaryFacts, SummaryPeak } from './credit-usage-summary.model.js';

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
      peakFigure(facts.peak, words),
      categoriesFigure(facts, words),
    ],
    period: periodText(facts.period, words),
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

function peakFigure(peak: SummaryPeak | null | undefined, words: Words): FigureLabels {
  const labels = { id: 'peak-day', label: words.text(messages.peakDay) } as const;
  if (!peak) return { ...labels, value: words.text(peak === null ? messages.noPeakDay : messages.unknown) };
  const amount = words.amountWithUnit(peak.total);
  return {
    ...labels,
    value: dayText(words.locale, peak.date),
    exact: peak.date,
    note: peak.partial ? words.text(messages.onPartOfThatDay, { amount }) : amount,
  };
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
  const more = all - names.length;
  const rest = more > 0 ? [words.plural(messages.andMore, more)] : [];
  return new Intl.ListFormat(words.localeOf(messages.andMore), { type: 'conjunction' }).format([
    ...names,
    ...rest,
  ]);
}

function latestText(age: number | undefined, seconds: number, words: Words): string | undefined {
  if (age === undefined) return undefined;
  const ago = agoText(words.localeOf(messages.latestUsage), age + seconds);
  return ago === undefined ? words.text(messages.latestUsageNow) : words.text(messages.latestUsage, { ago });
}
