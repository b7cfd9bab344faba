import type { CreditFilters } from '../../data/filters.js';
import { dayBefore, dayRangeText } from '../../i18n/dates.js';
import { instantRangeText, instantText, zoneText } from '../../i18n/instants.js';
import { listFormat } from '../../i18n/intl.js';
import { notIncludedText } from '../../i18n/not-included-text.js';
import { periodText } from '../../i18n/period-text.js';
import type { Words } from '../../i18n/words.js';
import { readDate, readInstant } from '../../internal/read.js';
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
  /** Undefined where it is not known. */
  readonly messages: string | undefined;
  readonly lastActivity: { readonly text: string; readonly instant: string } | undefined;
  /** What the details ask for; undefined where they may be opened. */
  readonly locked: string | undefined;
}

/** Everything that a page of rows writes. */
export interface PageLabels {
  readonly rows: readonly ConversationLabels[];
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
  return {
    rows: rows.map((row) => rowLabels(row, facts, zone, words)),
    unattributed:
      unattributed === undefined
        ? undefined
        : {
            credits: words.amount(unattributed),
            exact: unattributed,
            unit: words.unit(unattributed),
          },
    period: pagePeriod(facts, zone, words),
    notIncluded: notIncludedText(facts.excluded, words),
  };
}

function rowLabels(
  row: ConversationFacts,
  { asOf }: PageFacts,
  zone: string,
  words: Words,
): ConversationLabels {
  const { title, agentName, organizationName, credits, messageCount, lastActivityAt } = row;
  return {
    title: title ?? words.text('untitledConversation'),
    id: title === undefined ? row.conversationId : undefined,
    agent: row.agentState === 'deleted' ? words.text('deletedName', { name: agentName }) : agentName,
    organization: organizationName,
    credits: words.amount(credits),
    exact: credits,
    unit: words.unit(credits),
    messages: messageCount === undefined ? undefined : words.count(messageCount),
    lastActivity: lastActivityAt && {
      instant: lastActivityAt.instant,
      text: instantText(words.locale, lastActivityAt.time, zone, asOf?.time),
    },
    locked: row.detailAccess ? undefined : lockedText(row, words),
  };
}

/** `Details need Owner or Contributor`: the places are named when the row is opened. */
function lockedText({ requiredRoles }: ConversationFacts, words: Words): string {
  const roles = [...new Set(requiredRoles.map(({ role }) => role))];
  if (roles.length === 0) return words.text('detailsLocked');
  return words.text('detailsNeed', {
    roles: listFormat(words.locale, { type: 'disjunction' }).format(roles),
  });
}

function pagePeriod({ period, range }: PageFacts, zone: string, words: Words): string {
  const named = periodText({ ...period, timezone: zone }, words);
  if (named !== undefined) return named;
  const timezone = zoneText(zone);
  if (!range) return words.text('timesIn', { timezone });
  const text = instantRangeText(words.locale, range.from.time, range.to.time, zone);
  return words.text('periodInZone', { period: text, timezone });
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

/** `Page 2, 10 conversations, latest first`: said when a reader's choice has brought other rows. */
export function pageAnnouncement(count: number, order: ConversationOrder, at: number, words: Words): string {
  const texts = [
    words.plural('conversationCount', count, { count: words.count(count) }),
    order === '-credits' ? words.text('mostFirst', { unit: words.unit('2') }) : words.text('latestFirst'),
  ];
  if (at > 0) texts.unshift(pageNumber(at, words));
  return texts.join(', ');
}

/** Pages are counted from one. */
export function pageNumber(at: number, words: Words): string {
  return words.text('pageNumber', { page: words.count(at + 1) });
}

/** Says that the page has given some rows of several. */
export function firstOnlyText(count: number, words: Words): string {
  return words.plural('firstOnly', count, { count: words.count(count) });
}
