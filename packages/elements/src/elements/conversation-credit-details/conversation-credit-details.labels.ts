import { isNegative } from '@credit-usage/sdk/credits';
import { alignedAmounts } from '../../i18n/aligned-amounts.js';
import { type AmountLabel, amountLabel } from '../../i18n/amount-label.js';
import * as messages from '../../i18n/catalogue/index.js';
import { instantText, zoneText } from '../../i18n/instants.js';
import type { Words } from '../../i18n/words.js';
import type { Moment } from '../../util/moment.js';
import type { DetailsFacts, EntryFacts } from './conversation-credit-details.model.js';

/** An instant as text, and for machines. */
export interface MomentLabel {
  readonly text: string;
  readonly instant: string;
}

/** A total below the entries. */
export interface SumLabel extends AmountLabel {
  readonly label: string;
}

/** An entry in words. */
export interface EntryLabels extends AmountLabel {
  readonly time: MomentLabel | undefined;
  readonly category: string;
  readonly description: string | undefined;
  /** A word beside a negative amount, whose sign alone is easily missed. */
  readonly refund: string | undefined;
}

/** A fact about the conversation. */
export interface FactLabel {
  readonly name: string;
  readonly text: string;
  readonly instant: string | undefined;
}

/** All texts of the details. */
export interface DetailsLabels {
  readonly facts: readonly FactLabel[];
  readonly entries: readonly EntryLabels[];
  /** The total of the entries that match the filter; undefined where that is the whole conversation. */
  readonly selected: SumLabel | undefined;
  readonly whole: SumLabel;
  readonly zone: string;
  /** Set where not all entries are shown. */
  readonly shownOf: string | undefined;
}

/** Puts the details into words. All times are in `zone`, which is named once. The title becomes a fact where `heading` is another text. */
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
  const sum = (label: string, exact: string): SumLabel => ({ label, ...amountLabel(exact, write, words) });
  return {
    facts: factLabels(facts, heading, moment, words),
    entries: entries.map((entry) => ({
      time: moment(entry.time),
      category:
        (entry.category && facts.categoryLabels.get(entry.category)) ??
        entry.category ??
        words.text(messages.unknown),
      description: entry.description,
      ...amountLabel(entry.credits, write, words),
      refund: isNegative(entry.credits) ? words.text(messages.refund) : undefined,
    })),
    selected: selected && sum(words.text(messages.inThisSelection), selected.total),
    whole: sum(words.text(messages.totalUsageForConversation), whole.total),
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

/** Undefined where all entries are shown. */
function missingText(shown: number, count: number | undefined, words: Words): string | undefined {
  return count === undefined || shown >= count ? undefined : shownText(shown, count, words);
}

/** `25 of 120 entries`. */
export function shownText(shown: number, count: number, words: Words): string {
  return words.plural(messages.shownOf, count, { shown: words.count(shown) });
}
