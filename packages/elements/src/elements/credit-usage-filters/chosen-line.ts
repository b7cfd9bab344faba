import type { CreditFilters } from '../../data/filters.js';
import { dayRangeText } from '../../i18n/dates.js';
import { instantRangeText } from '../../i18n/instants.js';
import { labelled } from '../../i18n/labelled.js';
import type { Words } from '../../i18n/words.js';
import { attempt } from '../../util/attempt.js';
import { readInstant } from '../../util/read.js';
import { controlLabel, namesText, periodLabel } from './credit-usage-filters.labels.js';
import type { FilterControl } from './filter-controls.js';
import { chosenPeriod, cutsDays, daysOf } from './period-choice.js';

type Filters = CreditFilters & { readonly timezone: string };

/** The names of what is chosen in the lists. */
export interface ChosenNames {
  readonly organization: string | undefined;
  readonly agent: string;
  readonly categories: readonly string[];
}

/** Everything chosen, in one line, which replaces the controls in print. */
export function chosenLine(
  controls: readonly FilterControl[],
  filters: Filters,
  { organization, agent, categories }: ChosenNames,
  words: Words,
): string {
  const chosen = {
    period: periodText(filters, words),
    organization,
    agent,
    category: namesText(categories, words),
  };
  return controls
    .flatMap((control) => {
      const name = chosen[control];
      return name ? labelled(controlLabel(control, words), name, words) : [];
    })
    .join(' · ');
}

function periodText(filters: Filters, words: Words): string | undefined {
  const choice = chosenPeriod(filters);
  if (choice !== 'custom') return periodLabel(choice, words);
  const { first, last } = daysOf(filters, filters.timezone, Date.now() * 1000);
  // Some browsers throw for a range that ends before it begins.
  return exactText(filters, words) ?? attempt(() => dayRangeText(words.locale, first, last));
}

/** The exact range, if it begins or ends in the middle of a day. */
export function exactText(filters: Filters, { locale }: Words): string | undefined {
  const { timezone, from, to } = filters;
  const [start, end] = [readInstant(from), readInstant(to)];
  const isCut = start !== undefined && end !== undefined && cutsDays(filters, timezone);
  return isCut ? instantRangeText(locale, start, end, timezone) : undefined;
}
