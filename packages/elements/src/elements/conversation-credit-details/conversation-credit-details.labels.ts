import { isNegative } from '@credit-usage/sdk/credits';
import { alignedAmounts } from '../../i18n/aligned-amounts.js';
import * as messages from '../../i18n/catalogue/index.js';
import { instantText, zoneText } from '../../i18n/instants.js';
import type { Words } from '../../i18n/words.js';
import type { Moment } from '../../util/moment.js';
import type { DetailsFacts, EntryFacts } from './conversation-credit-details.model.js';

/** An instant as it is read, and for machines. */
export interface MomentLabel {
  readonly text: string;
  readonly instant: string;
}

/** An amount as it is read, and exactly. */
export interface AmountLabel {
  readonly label: string;
  readonly credits: string;
  readonly exact: string;
  readonly unit: string;
}

/** An entry in words. */
export interface EntryLabels {
  readonly time: MomentLabel | undefined;
  readonly category: string;
  readonly description: string | undefined;
  readonly credits: string;
  readonly exact: string;
  readonly unit: string;
  /** A word beside what is below zero: a sign alone is easily missed. */
  readonly refund: string | undefined;
}

/** Something known about the conversation. */
export interface FactLabel {
  readonly name: string;
  readonly text: string;
  readonly instant: string | undefined;
}

/** Everything that the details write. */
export interface DetailsLabels {
  readonly facts: readonly FactLabel[];
  readonly entries: readonly EntryLabels[];
  /** What the filter selects, where that is not the whole. */
  readonly selected: AmountLabel | undefined;
  readonly whole: AmountLabel;
  readonly zone: string;
  /** Where not all entries are shown. */
  readonly shownOf: string | undefined;
}

/** Puts the details into words; all times are in the zone, which is named once. Under a `heading` that is not the title, that is a fact. */
export function detailsLabels(
  facts: DetailsFacts,
  entries: readonly EntryFacts[],
  heading: string,
  zone: string,
  words: Words,
): DetailsLabels {
  const { whole, selected } = facts;
  const write = alignedAmounts(
    [...entries.map(({ credits }) => credits), whole.total, selected?.total],
    words,
  );
  const moment = (value: Moment | undefined): MomentLabel | undefined =>
    value && { instant: value.instant, text: instantText(words.locale, value.time, zone, facts.asOf?.time) };
  const amount = (label: string, exact: string): AmountLabel => ({
    label,
    credits: write(exact),
    exact,
    unit: words.unit(exact),
  });
  return {
    facts: factLabels(facts, heading, moment, words),
    entries: entries.map((entry) => ({
      time: moment(entry.time),
      category:
        (entry.category && facts.categoryLabels.get(entry.category)) ??
        entry.category ??
        words.text(messages.unknown),
      description: entry.description,
      credits: write(entry.credits),
      exact: entry.credits,
      unit: words.unit(entry.credits),
      refund: isNegative(entry.credits) ? words.text(messages.refund) : undefined,
    })),
    selected: selected && amount(words.text(messages.inThisSelection), selected.total),
    whole: amount(words.text(messages.totalUsageForConversation), whole.total),
    zone: words.text(messages.timesIn, { timezone: zoneText(zone) }),
    shownOf: missingText(entries.length, (selected ?? whole).entryCount, words),
  };
}

function factLabels(
  { title, agentName, startedAt, lastActivityAt, messageCount }: DetailsFacts,
  heading: string,
  moment: (value: Moment | undefined) => MomentLabel | undefined,
  words: Words,
): readonly FactLabel[] {
  const fact = (name: string, text: string | undefined, instant?: string): FactLabel => ({
    name,
    text: text ?? words.text(messages.unknown),
    instant,
  });
  const timed = (name: string, value: Moment | undefined): FactLabel => {
    const label = moment(value);
    return fact(name, label?.text, label?.instant);
  };
  return [
    ...(title === undefined || title === heading ? [] : [fact(words.text(messages.conversation), title)]),
    fact(words.text(messages.agent), agentName),
    timed(words.text(messages.started), startedAt),
    timed(words.text(messages.lastActivity), lastActivityAt),
    fact(
      words.text(messages.messageCount),
      messageCount === undefined ? undefined : words.count(messageCount),
    ),
  ];
}

/** Undefined where nothing is missing. */
function missingText(shown: number, count: number | undefined, words: Words): string | undefined {
  return count === undefined || shown >= count ? undefined : shownText(shown, count, words);
}

/** `25 of 120 entries`. */
export function shownText(shown: number, count: number, words: Words): string {
  return words.plural(messages.shownOf, count, { shown: words.count(shown) });
}
