import type { Random } from '../../support/random.ts';
import type { Query } from './asking.ts';
import type { Filter } from './expected.ts';
import {
  AGENTS,
  CONVERSATIONS,
  EMPTY_ORGANIZATION,
  NOW,
  ORGANIZATIONS,
  SHARED_CATEGORIES,
  secretCategory,
  UNKNOWN_AGENT,
  UNKNOWN_CONVERSATION,
  UNKNOWN_ORGANIZATION,
} from './world.ts';

// What viewers ask for: their own data, that of strangers, and what does not exist.

export interface UsageQuestion extends Filter {
  readonly organizationId?: string;
}

export interface DetailsQuestion extends Filter {
  readonly organizationId?: string;
  readonly agentId: string;
  readonly conversationId: string;
}

export function usageQuestion(random: Random): UsageQuestion {
  return {
    ...maybe(random, 0.5, () => ({ organizationId: anyOrganization(random) })),
    ...maybe(random, 0.4, () => ({ agentId: anyAgent(random) })),
    ...categoryFilter(random),
    ...rangeFilter(random),
  };
}

export function detailsQuestion(random: Random): DetailsQuestion {
  return {
    ...maybe(random, 0.7, () => ({ organizationId: anyOrganization(random) })),
    agentId: anyAgent(random),
    conversationId: random.chance(0.2) ? UNKNOWN_CONVERSATION : random.pick(CONVERSATIONS),
    ...categoryFilter(random),
    ...maybe(random, 0.3, () => rangeFilter(random)),
  };
}

/** A question's words for the URL. */
export function queryOf({ from, to, ...rest }: UsageQuestion): Query {
  return {
    ...rest,
    ...(from !== undefined && { from: new Date(from).toISOString() }),
    ...(to !== undefined && { to: new Date(to).toISOString() }),
  };
}

const anyOrganization = (random: Random): string =>
  random.pick([...ORGANIZATIONS, ...ORGANIZATIONS, EMPTY_ORGANIZATION, UNKNOWN_ORGANIZATION]);

const anyAgent = (random: Random): string => random.pick([...AGENTS, ...AGENTS, UNKNOWN_AGENT]);

function categoryFilter(random: Random): Filter {
  if (random.chance(0.6)) return {};
  const strangers = random.some(ORGANIZATIONS, 0.3).map(secretCategory);
  const category = [...random.some(SHARED_CATEGORIES, 0.5), ...strangers];
  return category.length ? { category } : {};
}

function rangeFilter(random: Random): Filter {
  const end = Date.parse(NOW) + 3_600_000;
  const to = random.chance(0.6) ? end : end - random.int(0, 20 * 24 * 3_600_000);
  const from = random.chance(0.6) ? end - 50 * 24 * 3_600_000 : to - random.int(1, 30 * 24 * 3_600_000);
  return { from, to };
}

const maybe = <Value extends object>(
  random: Random,
  probability: number,
  make: () => Value,
): Value | Record<never, never> => (random.chance(probability) ? make() : {});
