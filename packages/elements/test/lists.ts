import type { Agent, AgentPage, AgentsQuery, OrganizationList } from '@credit-usage/sdk';
import { fixture } from '@open-wc/testing';
import type { CreditSource } from '../src/data/credit-source.js';
import type { CreditUsageFiltersElement } from '../src/elements/credit-usage-filters/credit-usage-filters.js';
import type { CreditFilterChangeDetail } from '../src/events/filter-change.js';
import { CATEGORIES, settle } from './fake-source.js';
import { NEVER, type Script, scriptedSource } from './scripted-source.js';

const organization = (id: string, name: string, usage = true) => ({
  id,
  name,
  roles: [usage ? 'Billing' : 'Member'],
  capabilities: { usage, details: 'none' },
});

/** Two organizations whose usage may be seen, and one whose may not. */
export const ORGANIZATIONS: OrganizationList = {
  object: 'list',
  viewer: { id: 'viewer' },
  data: [
    organization('org_1', 'Acme'),
    organization('org_2', 'Globex', false),
    organization('org_3', 'Initech'),
  ],
};

const agent = (id: string, name: string, organizationId = 'org_1', state = 'active'): Agent => ({
  organizationId,
  id,
  name,
  state,
});

/** Two of one name, two of one id, and one that is gone. */
export const AGENTS: readonly Agent[] = [
  agent('helper', 'Helper'),
  agent('legacy', 'Legacy', 'org_1', 'deleted'),
  agent('sales', 'Sales'),
  agent('support-1', 'Support'),
  agent('helper', 'Night shift', 'org_3'),
  agent('support-3', 'Support', 'org_3'),
  agent('writer', 'Writer', 'org_3'),
];

/** Thousands of agents, as a server pages and searches them. */
export const MANY: readonly Agent[] = Array.from({ length: 3000 }, (_, index) =>
  agent(`agent-${index}`, `Agent ${index}`, index < 1500 ? 'org_1' : 'org_3'),
);

/** A page of agents, as the contract has it. */
export function pageOf(
  agents: readonly Agent[],
  { organizationId, q, limit = 25 }: AgentsQuery = {},
): AgentPage {
  const found = agents.filter(
    (each) =>
      (organizationId === undefined || each.organizationId === organizationId) &&
      `${each.name}\n${each.id}`.toLowerCase().includes((q ?? '').toLowerCase()),
  );
  const hasMore = found.length > limit;
  return { data: found.slice(0, limit), hasMore, nextCursor: hasMore ? 'next' : null };
}

/** A source of lists that answers at once, and remembers what it was asked. */
export interface ListSource extends CreditSource {
  /** The lists that were asked for, the query of agents beside their name. */
  readonly asked: readonly string[];
}

/** Makes one; a function among the answers is called with the query, and may throw. */
export function listSource(answers: Script = {}): ListSource {
  const lists = {
    organizations: ORGANIZATIONS,
    agents: (query: AgentsQuery) => pageOf(AGENTS, query),
    categories: CATEGORIES,
  };
  const { asked, ...source } = scriptedSource({
    usage: NEVER,
    conversations: NEVER,
    credits: NEVER,
    ...lists,
    ...answers,
  });
  return {
    ...source,
    get asked() {
      return asked
        .filter(({ route }) => Object.hasOwn(lists, route))
        .map(({ route, query }) => (route === 'agents' ? `${route} ${JSON.stringify(query)}` : route));
    },
  };
}

/** Filters in the page, in English by default, whose lists have loaded. */
export async function filtersOf(
  properties: Partial<CreditUsageFiltersElement> = {},
  attributes: Readonly<Record<string, string>> = {},
): Promise<CreditUsageFiltersElement> {
  const element = document.createElement('credit-usage-filters');
  for (const [name, value] of Object.entries({ lang: 'en', timezone: 'Asia/Jakarta', ...attributes }))
    element.setAttribute(name, value);
  Object.assign(element, properties);
  await fixture(element);
  await shown(element);
  return element;
}

/** Waits until the latest answers are drawn. */
export async function shown(element: CreditUsageFiltersElement): Promise<void> {
  await settle();
  await element.updateComplete;
  await settle();
  await element.updateComplete;
}

/** What it asks the page for, as it does; `cancel` cancels it. */
export function changesOf(element: EventTarget, cancel = false): CreditFilterChangeDetail[] {
  const details: CreditFilterChangeDetail[] = [];
  element.addEventListener('credit-filter-change', (event) => {
    details.push((event as CustomEvent<CreditFilterChangeDetail>).detail);
    if (cancel) event.preventDefault();
  });
  return details;
}
