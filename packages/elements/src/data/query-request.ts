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
import { key, type ReadOperation } from '@credit-usage/sdk/query';
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

const OPERATIONS: Readonly<Record<CreditRoute, ReadOperation>> = {
  usage: 'usage',
  conversations: 'conversations',
  credits: 'conversationCredits',
  organizations: 'organizations',
  agents: 'agents',
  categories: 'categories',
};

/** A text that is the same for two requests exactly when they ask the same. Throws on a query that no route can be asked. */
export function requestKey({ route, query, cursor }: CreditRequest): string {
  return `${route}?${key(query, OPERATIONS[route])}${cursor === undefined ? '' : `#${cursor}`}`;
}

/** Asks. Rejects, and never throws, when the source throws or has no such function. */
export async function ask(
  source: CreditSource,
  request: CreditRequest,
  signal: AbortSignal,
): Promise<unknown> {
  const { cursor } = request;
  const paged = cursor === undefined ? { signal } : { signal, cursor };
  switch (request.route) {
    case 'usage':
      return source.usage(request.query as CreditQueries['usage'], { signal });
    case 'conversations':
      return source.conversations(request.query as CreditQueries['conversations'], paged);
    case 'credits':
      return source.credits(request.query as CreditQueries['credits'], paged);
    case 'organizations':
      return source.organizations?.({ signal }) ?? lacking();
    case 'agents':
      return source.agents?.(request.query as CreditQueries['agents'], paged) ?? lacking();
    case 'categories':
      return source.categories?.({ signal }) ?? lacking();
  }
}

/** Three functions of a source are optional: what needs one says so instead of loading for ever. */
function lacking(): Promise<never> {
  return Promise.reject({ kind: 'config', code: 'not_offered' });
}
