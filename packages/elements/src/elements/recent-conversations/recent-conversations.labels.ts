import type { CreditFilters } from '../../data/filters.js';
import { alignedAmounts } from '../../i18n/aligned-amounts.js';
import * as messages from '../../i18n/catalogue/index.js';
import { dayBefore, dayRangeText } from '../../i18n/dates.js';
import { instantRangeText, instantText, zoneText } from '../../i18n/instants.js';
import { listFormat } from '../../i18n/intl.js';
import { notIncludedText } from '../../i18n/not-included-text.js';
import { isInHours, periodText } from '../../i18n/period-text.js';
import type { Words } from '../../i18n/words.js';
import { readDate, readInstant } from '../../util/read.js';
import type { ConversationOrder } from './conversation-order.js';
import type { ConversationFacts, PageFacts } from './recent-conversations.model.js';

/** A row in words. */
export interface ConversationLabels {
  readonly title: string;
  /** What tells apart those without a title. */
  readonly id: string | undefined;
  readonly agent: string;
  readonly organization: string | undefined;
  readonly credits: string;
  /** The exact amount, for machines. */
  readonly exact: string;
  readonly unit: string;
  /** How many messages, beside the name of the column and alone; undefined where it is not known. */
  readonly messages: { readonly count: string; readonly text: string } | undefined;
  readonly lastActivity: { readonly text: string; readonly instant: string } | undefined;
  /** What the details ask for; undefined where they may be opened. */
  readonly locked: string | undefined;
  /** All of what a row shows only the beginning of; undefined where it is short. */
  readonly whole: string | undefined;
}

/** Everything that a page of rows writes. */
export interface PageLabels {
  readonly rows: readonly ConversationLabels[];
  /** What all of the rows ask for, where that is the same; undefined where one of them may be opened. */
  readonly locked: string | undefined;
  readonly unattributed:
    | { readonly credits: string; readonly exact: string; readonly unit: string }
    | undefined;
  /** When, and in which zone. */
  readonly period: string;
  readonly notIncluded: string | undefined;
}

/** Puts a page into words; all times are in the zone, which is named once. */
export function pageLabels(
  facts: PageFacts,
  rows: readonly ConversationFacts[],
  zone: string,
  words: Words,
): PageLabels {
  const { unattributed } = facts;
  const write = alignedAmounts([...rows.map(({ credits }) => credits), unattributed], words);
  const labels = rows.map((row) => rowLabels(row, facts, write, zone, words));
  const [locked, ...others] = new Set(labels.map((row) => row.locked));
  return {
    rows: labels,
    locked: others.length === 0 ? locked : undefined,
    unattributed:
      unattributed === undefined
        ? undefined
        : {
            credits: write(unattributed),
            exact: unattributed,
            unit: words.unit(unattributed),
          },
    period: pagePeriod(facts, zone, words),
    notIncluded: notIncludedText(facts.excluded, words),
  };
}

/** Characters for which there is room on the lines that a row gives them, in the narrowest of its columns. */
const SHORT = 50;

function rowLabels(
  row: ConversationFacts,
  { asOf }: PageFacts,
  write: (credits: string) => string,
  zone: string,
  words: Words,
): ConversationLabels {
  const { title, agentName, organizationName, credits, messageCount, lastActivityAt } = row;
  const texts = [title, agentName, organizationName].filter((text) => text !== undefined);
  return {
    whole: texts.some(({ length }) => length > SHORT) ? texts.join('\n') : undefined,
    title: title ?? words.text(messages.untitledConversation),
    id: title === undefined ? row.conversationId : undefined,
    agent: row.agentState === 'deleted' ? words.text(messages.deletedName, { name: agentName }) : agentName,
    organization: organizationName,
    credits: write(credits),
    exact: credits,
    unit: words.unit(credits),
    messages: messageCount === undefined ? undefined : messagesLabel(messageCount, words),
    lastActivity: lastActivityAt && {
      instant: lastActivityAt.instant,
      text: instantText(words.locale, lastActivityAt.time, zone, asOf?.time),
    },
    locked: row.detailAccess ? undefined : lockedText(row, words),
  };
}

function messagesLabel(messageCount: number, words: Words): ConversationLabels['messages'] {
  const count = words.count(messageCount);
  return { count, text: words.plural(messages.messagesCounted, messageCount) };
}

/** `Details need Owner or Contributor`: the places are named when the row is opened. */
function lockedText({ requiredRoles }: ConversationFacts, words: Words): string {
  const roles = [...new Set(requiredRoles.map(({ role }) => role))];
  if (roles.length === 0) return words.text(messages.detailsLocked);
  return words.text(messages.detailsNeed, {
    roles: listFormat(words.localeOf(messages.detailsNeed), { type: 'disjunction' }).format(roles),
  });
}

/** Days by their dates, as the chart has them, and not by what the period is called: only hours have their name beside them. */
function pagePeriod({ period, range }: PageFacts, zone: string, words: Words): string {
  const dates =
    range && instantRangeText(words.locale, range.from.time, range.to.time, zone, isInHours(period));
  return (
    periodText({ ...period, timezone: zone }, words, dates) ??
    words.text(messages.timesIn, { timezone: zoneText(zone) })
  );
}

/** A range that a reader has picked: dates as they are, the end not included; instants in the zone. */
export function rangeText({ from, to }: CreditFilters, zone: string, words: Words): string | undefined {
  const [first, end] = [readDate(from), readDate(to)];
  if (first !== undefined && end !== undefined)
    return first < end ? dayRangeText(words.locale, first, dayBefore(end)) : undefined;
  const [start, stop] = [readInstant(from), readInstant(to)];
  return start === undefined || stop === undefined || start >= stop
    ? undefined
    : instantRangeText(words.locale, start, stop, zone);
}

/** What is said of a page of rows. */
export interface PageChange {
  readonly count: number;
  readonly hasMore: boolean;
  readonly order: ConversationOrder;
  readonly at: number;
  /** What the rows have been narrowed to, or that they no longer are. */
  readonly range: string | undefined;
}

/** `Nov 24, 2026: first 10 conversations, most credits first`: said when a reader's choice has brought other rows. */
export function pageAnnouncement({ count, hasMore, order, at, range }: PageChange, words: Words): string {
  const counted = at === 0 && hasMore ? messages.firstConversations : messages.conversationCount;
  const texts = [
    words.plural(counted, count),
    order === '-credits'
      ? words.text(messages.mostFirst, { unit: words.unit('2') })
      : words.text(messages.latestFirst),
  ];
  if (at > 0) texts.unshift(pageNumber(at, words));
  const amount = count === 0 ? words.text(messages.noConversations) : texts.join(', ');
  return range === undefined ? amount : words.text(messages.labelledAmount, { label: range, amount });
}

/** Pages are counted from one. */
export function pageNumber(at: number, words: Words): string {
  return words.text(messages.pageNumber, { page: words.count(at + 1) });
}

/** Says that the page has given some rows of several. */
export function firstOnlyText(count: number, words: Words): string {
  return words.plural(messages.firstOnly, count);
}
