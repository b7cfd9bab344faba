import type { Period } from '@credit-usage/sdk';
import * as messages from '../../i18n/catalogue/index.js';
import { listFormat, numberFormat } from '../../i18n/intl.js';
import type { Message } from '../../i18n/message.js';
import type { Words } from '../../i18n/words.js';
import { type AgentFacts, distinction } from './agent-choice.js';
import type { CategoryFacts } from './category-choice.js';
import type { FilterControl } from './filter-controls.js';
import type { OrganizationFacts } from './organization-choice.js';
import { type DaysProblem, MOST_DAYS } from './period-choice.js';

/** What the controls are called. */
const NAMES: Readonly<Record<FilterControl, Message>> = {
  period: messages.period,
  organization: messages.organization,
  agent: messages.agent,
  category: messages.category,
};

/** What a control is called. */
export const controlLabel = (control: FilterControl, words: Words): string => words.text(NAMES[control]);

/** What each period is a number of. */
const UNITS: Readonly<Record<Period, readonly [count: number, unit: string]>> = {
  '24h': [24, 'hour'],
  '72h': [72, 'hour'],
  '30d': [30, 'day'],
  '12mo': [12, 'month'],
};

/** `24 hours`, in any language that the browser knows. */
export function periodLabel(period: Period, { locale }: Words): string {
  const [count, unit] = UNITS[period];
  return numberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}

/** What is wrong with the days in the fields, and so what to do. */
export function problemText(problem: DaysProblem, words: Words): string {
  if (problem === 'tooMany') return words.plural(messages.daysTooMany, MOST_DAYS);
  return words.text(problem === 'missing' ? messages.daysMissing : messages.daysReversed);
}

/** What the contract asks for usage, wherever it is: a list of organizations does not name it, as a refusal does. */
const USAGE_ROLE = 'Billing';

/** `Globex (needs the Billing role)` where the viewer may not see usage. */
export function organizationLabel({ name, hasUsage }: OrganizationFacts, words: Words): string {
  return hasUsage ? name : words.text(messages.needsRole, { name, roles: USAGE_ROLE });
}

/** `Support bot (Globex)`: with what tells it apart from others of its name, and whether it is gone. */
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

/** As many names, and as many letters of them, as a button has room for. */
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

/** Names without a word between them. */
export function namesText(names: readonly string[], { locale }: Words): string {
  return listFormat(locale, { type: 'unit' }).format(names);
}
