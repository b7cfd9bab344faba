import type { CreditFilters } from '../../data/filters.js';
import { alignedAmounts } from '../../i18n/aligned-amounts.js';
import { type AmountLabel, amountLabel } from '../../i18n/amount-label.js';
import * as messages from '../../i18n/catalogue/index.js';
import { dayBefore, dayRangeText } from '../../i18n/dates.js';
import { distinctNames } from '../../i18n/distinct-names.js';
import { instantRangeText, instantText, zoneText } from '../../i18n/instants.js';
import { labelled } from '../../i18n/labelled.js';
import { listText } from '../../i18n/list-text.js';
import { notIncludedText } from '../../i18n/not-included-text.js';
import { isInHours, periodText } from '../../i18n/period-text.js';
import type { Words } from '../../i18n/words.js';
import { readDate, readInstant } from '../../util/read.js';
import type { ConversationOrder } from './conversation-order.js';
import type { ConversationFacts, PageFacts } from './recent-conversations.model.js';

/** A row in words. */
export interface ConversationLabels extends AmountLabel {
  /** Tells it from any other row. */
  readonly key: string;
  readonly title: string;
  /** The id, which tells conversations without a title apart. */
  readonly id: string | undefined;
  readonly agent: string;
  readonly organization: string | undefined;
  /** The number of messages: as a number, and as text where the column heading is not visible; undefined if not known. */
  readonly messages: { readonly count: string; readonly text: string } | undefined;
  readonly lastActivity: { readonly text: string; readonly instant: string } | undefined;
  /** The roles that the details need; undefined where the viewer may see them. */
  readonly locked: string | undefined;
  /** The whole text where the row cuts it; undefined where it is short. */
  readonly whole: string | undefined;
}

/** All texts of a page of rows. */
export interface PageLabels {
  readonly rows: readonly ConversationLabels[];
  /** The same for all rows, where all need the same; undefined where the viewer may see the details of any. */
  readonly locked: string | undefined;
  readonly unattributed: AmountLabel | undefined;
  /** The period and its time zone. */
  readonly period: string;
  readonly notIncluded: string | undefined;
}

/** Puts a page into words. All times are in `zone`, which is named once. */
export function pageLabels(
  facts: PageFacts,
  rows: readonly ConversationFacts[],
  zone: string,
  words: Words,
): PageLabels {
  const { unattributed } = facts;
  const write = alignedAmounts([...rows.map(({ credits }) => credits), unattributed], words);
  const names = distinctNames(facts.organizationNames, words);
  const labels = rows.map((row) => {
    const organizationName = row.organizationName && names.get(row.organizationId);
    return rowLabels({ ...row, organizationName }, facts, write, zone, words);
  });
  const [locked, ...others] = new Set(labels.map((row) => row.locked));
  return {
    rows: labels,
    locked: others.length === 0 ? locked : undefined,
    unattributed: unattributed === undefined ? undefined : amountLabel(unattributed, write, words),
    period: pagePeriod(facts, zone, words),
    notIncluded: notIncludedText(facts.excluded, words),
  };
}

/** How many characters fit on the lines that a row has for a text, in the narrowest column. */
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
    key: JSON.stringify([row.organizationId, row.agentId, row.conversationId]),
    whole: texts.some(({ length }) => length > SHORT) ? texts.join('\n') : undefined,
    title: title ?? words.text(messages.untitledConversation),
    id: title === undefined ? row.conversationId : undefined,
    agent: row.agentState === 'deleted' ? words.text(messages.deletedName, { name: agentName }) : agentName,
    organization: organizationName,
    ...amountLabel(credits, write, words),
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

/** `Details require Owner or Contributor`. Opening the row says in which organization or on which agent. */
function lockedText({ requiredRoles }: ConversationFacts, words: Words): string {
  const roles = [...new Set(requiredRoles.map(({ role }) => role))];
  if (roles.length === 0) return words.text(messages.detailsLocked);
  return words.text(messages.detailsNeed, {
    roles: listText(words, messages.detailsNeed, { type: 'disjunction' }, roles),
  });
}

/** The period as dates, as in the chart, rather than by name; only periods in hours have their name too. */
function pagePeriod({ period, range }: PageFacts, zone: string, words: Words): string {
  const dates =
    range && instantRangeText(words.locale, range.from.time, range.to.time, zone, isInHours(period));
  return (
    periodText({ ...period, timezone: zone }, words, dates) ??
    words.text(messages.timesIn, { timezone: zoneText(zone) })
  );
}

/** A range as text. Its end is exclusive: dates are shown up to the day before, instants in the time zone. */
export function rangeText({ from, to }: CreditFilters, zone: string, words: Words): string | undefined {
  const [first, end] = [readDate(from), readDate(to)];
  if (first !== undefined && end !== undefined)
    return first < end ? dayRangeText(words.locale, first, dayBefore(end)) : undefined;
  const [start, stop] = [readInstant(from), readInstant(to)];
  return start === undefined || stop === undefined || start >= stop
    ? undefined
    : instantRangeText(words.locale, start, stop, zone);
}

/** What the announcement of a page of rows is made of. */
export interface PageChange {
  readonly count: number;
  readonly hasMore: boolean;
  readonly order: ConversationOrder;
  readonly at: number;
  /** The range that limits the rows, or the text that none does any more. */
  readonly range: string | undefined;
}

/** `Nov 24, 2026: first 10 conversations, most credits first`, announced when a reader's choice has brought other rows. */
export function pageAnnouncement({ count, hasMore, order, at, range }: PageChange, words: Words): string {
  const counted = at === 0 && hasMore ? messages.firstConversations : messages.conversationCount;
  const texts = [
    words.plural(counted, count),
    order === '-credits'
      ? words.text(messages.mostFirst, { unit: words.unitAlone })
      : words.text(messages.latestFirst),
  ];
  if (at > 0) texts.unshift(pageNumber(at, words));
  const amount =
    count === 0 ? words.text(messages.noConversations) : listText(words, counted, { style: 'narrow' }, texts);
  return range === undefined ? amount : labelled(range, amount, words);
}

/** Page numbers start at one. */
export function pageNumber(at: number, words: Words): string {
  return words.text(messages.pageNumber, { page: words.count(at + 1) });
}

/** Says that `data` has only the first rows. */
export function firstOnlyText(count: number, words: Words): string {
  return words.plural(messages.firstOnly, count);
}
