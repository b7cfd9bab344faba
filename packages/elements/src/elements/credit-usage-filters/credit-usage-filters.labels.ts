import type { Period } from '@credit-usage/sdk';
import * as messages from '../../i18n/catalogue/index.js';
import { numberFormat } from '../../i18n/intl.js';
import { listText } from '../../i18n/list-text.js';
import type { Message } from '../../i18n/message.js';
import type { Words } from '../../i18n/words.js';
import { type AgentFacts, distinction } from './agent-choice.js';
import type { CategoryFacts } from './category-choice.js';
import type { FilterControl } from './filter-controls.js';
import type { OrganizationFacts } from './organization-choice.js';
import { type DaysProblem, MOST_DAYS } from './period-choice.js';

/** The labels of the controls. */
const NAMES: Readonly<Record<FilterControl, Message>> = {
  period: messages.period,
  organization: messages.organization,
  agent: messages.agent,
  category: messages.category,
};

/** The label of a control. */
export const controlLabel = (control: FilterControl, words: Words): string => words.text(NAMES[control]);

/** Each period as a number of units. */
const UNITS: Readonly<Record<Period, readonly [count: number, unit: string]>> = {
  '24h': [24, 'hour'],
  '72h': [72, 'hour'],
  '30d': [30, 'day'],
  '12mo': [12, 'month'],
};

/** `24 hours`, in every language that the browser knows. */
export function periodLabel(period: Period, { locale }: Words): string {
  const [count, unit] = UNITS[period];
  return numberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}

const PROBLEMS: Readonly<Record<Exclude<DaysProblem, 'tooMany'>, Message>> = {
  missing: messages.daysMissing,
  reversed: messages.daysReversed,
  impossible: messages.daysImpossible,
};

/** The message about dates that cannot be used. */
export function problemText(problem: DaysProblem, words: Words): string {
  return problem === 'tooMany'
    ? words.plural(messages.daysTooMany, MOST_DAYS)
    : words.text(PROBLEMS[problem]);
}

/** The role that the contract always requires for usage. Unlike a refusal, the list of organizations does not name it. */
const USAGE_ROLE = 'Billing';

/** `Globex (needs the Billing role)` where the viewer may not see usage. */
export function organizationLabel({ name, hasUsage }: OrganizationFacts, words: Words): string {
  return hasUsage ? name : words.text(messages.needsRole, { name, roles: USAGE_ROLE });
}

/** `Support bot (Globex)`: with what tells it apart from others with its name, and whether it is deleted. */
export function agentLabel(
  agent: AgentFacts,
  known: readonly AgentFacts[],
  organizationNames: ReadonlyMap<string, string>,
  words: Words,
): string {
  const { organizationId, id } = agent;
  const by = distinction(agent, known);
  const organization = by === 'id' ? id : (organizationNames.get(organizationId) ?? organizationId);
  const name = by ? words.text(messages.nameOfOrganization, { name: agent.name, organization }) : agent.name;
  return agent.isDeleted ? words.text(messages.deletedName, { name }) : name;
}

/** How many names, and how many letters of them, a button has room for. */
const NAMED = 2;
const MOST_LETTERS = 16;

/** `LLM, WebSearch`, or `3 categories`. */
export function categoriesText(
  categories: readonly CategoryFacts[],
  chosen: readonly string[],
  words: Words,
): string {
  if (chosen.length === 0) return words.text(messages.allCategories);
  const names = namesText(
    categories.filter(({ id }) => chosen.includes(id)).map(({ label }) => label),
    words,
  );
  const isLong = chosen.length > 1 && names.length > MOST_LETTERS;
  return isLong || chosen.length > NAMED ? words.plural(messages.categoryCount, chosen.length) : names;
}

/** Names in as few letters as the language allows: `LLM, WebSearch`. */
export function namesText(names: readonly string[], words: Words): string {
  return listText(words, messages.categoryCount, { style: 'narrow' }, names);
}
