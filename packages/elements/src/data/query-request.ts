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
 * What a source answers, by the name of its function.
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

/**
 * What a source is asked, by the name of its function.
 *
 * @public
 */
export interface CreditQueries {
  /** Of a usage report. */
  readonly usage: UsageQuery;
  /** Of a page of conversations. */
  readonly conversations: ConversationsQuery;
  /** Of the credit details of a conversation. */
  readonly credits: CreditsQuery;
  /** Of the viewer's organizations: nothing. */
  readonly organizations: Readonly<Record<string, never>>;
  /** Of a page of agents. */
  readonly agents: AgentsQuery;
  /** Of the categories: nothing. */
  readonly categories: Readonly<Record<string, never>>;
}

/**
 * The functions of a source.
 *
 * @public
 */
export type CreditRoute = keyof CreditAnswers;

/**
 * One question to a source.
 *
 * @public
 */
export interface CreditRequest<Route extends CreditRoute = CreditRoute> {
  /** The function to call. */
  readonly route: Route;
  /** What to ask. */
  readonly query: CreditQueries[Route];
  /** The page, by the `nextCursor` of the one before; absent for the first. */
  readonly cursor?: string | undefined;
}

/** A text that is the same for two requests exactly when they ask the same. Throws on a query that no route can be asked. */
export function requestKey({ route, query, cursor }: CreditRequest): string {
  return `${route}?${key(query, route === 'credits' ? 'conversationCredits' : route)}${cursor === undefined ? '' : `#${cursor}`}`;
}

/** Asks. Rejects, and never throws, when the source throws or has no such function. */
export async function ask(
  source: CreditSource,
  { route, query, cursor }: CreditRequest,
  signal: AbortSignal,
): Promise<unknown> {
  const options = cursor === undefined ? { signal } : { signal, cursor };
  const run = source[route] as ((...args: readonly unknown[]) => unknown) | undefined;
  // Three functions of a source are optional: what needs one says so instead of loading for ever.
  if (!run) throw { kind: 'config', code: 'not_offered' };
  const hasQuery = route !== 'organizations' && route !== 'categories';
  return run.apply(source, hasQuery ? [query, options] : [options]);
}
