import type {
  AgentPage,
  AgentsQuery,
  CategoryList,
  ConversationCredits,
  ConversationPage,
  ConversationsQuery,
  CreditsQuery,
  OrganizationList,
  UsageQuery,
  UsageReport,
} from '@credit-usage/sdk';
import { key } from '@credit-usage/sdk/query';
import type { CreditSource } from './credit-source.js';

/**
 * What each function of a source answers.
 *
 * @public
 */
export interface CreditAnswers {
  /** A usage report. */
  readonly usage: UsageReport;
  /** A page of conversations. */
  readonly conversations: ConversationPage;
  /** The credit details of a conversation. */
  readonly credits: ConversationCredits;
  /** The viewer's organizations. */
  readonly organizations: OrganizationList;
  /** A page of agents. */
  readonly agents: AgentPage;
  /** The categories. */
  readonly categories: CategoryList;
}

/** The query of each function of a source. */
export interface CreditQueries {
  /** The query of a usage report. */
  readonly usage: UsageQuery;
  /** The query of a page of conversations. */
  readonly conversations: ConversationsQuery;
  /** The query of a conversation's credit details. */
  readonly credits: CreditsQuery;
  /** The viewer's organizations need no query. */
  readonly organizations: Readonly<Record<string, never>>;
  /** The query of a page of agents. */
  readonly agents: AgentsQuery;
  /** The categories need no query. */
  readonly categories: Readonly<Record<string, never>>;
}

/**
 * The names of a source's functions.
 *
 * @public
 */
export type CreditRoute = keyof CreditAnswers;

/** A request to a source. */
export interface CreditRequest<Route extends CreditRoute = CreditRoute> {
  /** The function to call. */
  readonly route: Route;
  /** The query to call it with. */
  readonly query: CreditQueries[Route];
  /** The `nextCursor` of the previous page; absent for the first page. */
  readonly cursor?: string | undefined;
}

/** A key that is the same for two requests if and only if they ask the same. Throws on a query that the route does not accept. */
export function requestKey({ route, query, cursor }: CreditRequest): string {
  return `${route}?${key(query, route === 'credits' ? 'conversationCredits' : route)}${cursor === undefined ? '' : `#${cursor}`}`;
}

/** Calls the source. Rejects, and never throws, when the source throws or has no such function. */
export async function ask(
  source: CreditSource,
  { route, query, cursor }: CreditRequest,
  signal: AbortSignal,
): Promise<unknown> {
  const options = cursor === undefined ? { signal } : { signal, cursor };
  const run = source[route] as ((...args: readonly unknown[]) => unknown) | undefined;
  // Three functions are optional: without one, its filter shows an error instead of loading for ever.
  if (!run) throw { kind: 'config', code: 'not_offered' };
  const hasQuery = route !== 'organizations' && route !== 'categories';
  return run.apply(source, hasQuery ? [query, options] : [options]);
}
