import type {
  AgentPage,
  AgentsQuery,
  CategoryList,
  ConversationCredits,
  ConversationPage,
  ConversationsQuery,
  CreditsQuery,
  CreditUsageClient,
  OrganizationList,
  UsageQuery,
  UsageReport,
} from '@credit-usage/sdk';
import { readObject } from '../util/read.js';

/**
 * How a source is asked.
 *
 * @public
 */
export interface CreditSourceOptions {
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}

/**
 * How a source is asked for one page.
 *
 * @public
 */
export interface CreditSourcePageOptions extends CreditSourceOptions {
  /** The `nextCursor` of the page before; absent for the first. */
  readonly cursor?: string | undefined;
}

/**
 * Where elements get their data: three functions, and three more for the filters. A `CreditUsageClient` needs no
 * such object, it can be given as it is; this is for any other transport.
 *
 * What a source rejects with may be anything. The fields `kind`, `code`, `status`, `isRetryable`, `requestId` and
 * `requiredRoles` are read as the client's errors have them; the message is never shown.
 *
 * @example
 * ```ts
 * async function get<Answer>(path: string, question: object, { signal, cursor }: CreditSourcePageOptions): Promise<Answer> {
 *   const parameters = query.toSearchParams(question);
 *   if (cursor !== undefined) parameters.set("cursor", cursor);
 *   return (await fetch(`/billing/${path}?${parameters}`, { signal })).json();
 * }
 * element.source = {
 *   usage: (question, options) => get("usage", question, options),
 *   conversations: (question, options) => get("conversations", question, options),
 *   credits: (question, options) => get("credits", question, options),
 * };
 * ```
 * @public
 */
export interface CreditSource {
  /** The usage report. */
  usage(query: UsageQuery, options: CreditSourceOptions): PromiseLike<UsageReport>;
  /** A page of recent conversations. */
  conversations(query: ConversationsQuery, options: CreditSourcePageOptions): PromiseLike<ConversationPage>;
  /** The credit details of one conversation, with a page of its entries. */
  credits(query: CreditsQuery, options: CreditSourcePageOptions): PromiseLike<ConversationCredits>;
  /** The viewer's organizations, for the organization filter. */
  organizations?(options: CreditSourceOptions): PromiseLike<OrganizationList>;
  /** A page of agents, for the agent filter. */
  agents?(query: AgentsQuery, options: CreditSourcePageOptions): PromiseLike<AgentPage>;
  /** The categories, for the category filter and the order of colours. */
  categories?(options: CreditSourceOptions): PromiseLike<CategoryList>;
}

/**
 * What of the SDK's client the elements use.
 *
 * @public
 */
export type CreditClient = Pick<
  CreditUsageClient,
  'usage' | 'conversations' | 'organizations' | 'agents' | 'categories'
>;

/** A source, from what a page has set: a client is one already, anything else that cannot be asked is none. */
export function sourceOf(given: unknown): CreditSource | undefined {
  const object = readObject(given);
  if (!object) return undefined;
  if (typeof object.usage === 'function') return given as CreditSource;
  return typeof readObject(object.usage)?.get === 'function' ? overClient(given as CreditClient) : undefined;
}

function overClient(client: CreditClient): CreditSource {
  return {
    usage: (query, options) => client.usage.get(query, options),
    conversations: (query, options) => client.conversations.list(query, options),
    credits: (query, options) => client.conversations.credits(query, options),
    organizations: (options) => client.organizations.list(options),
    agents: (query, options) => client.agents.list(query, options),
    categories: (options) => client.categories.list(options),
  };
}
