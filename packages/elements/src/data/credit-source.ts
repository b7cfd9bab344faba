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
import { readObject } from '../util/read.js';

/**
 * The options of a request to a source.
 *
 * @public
 */
export interface CreditSourceOptions {
  /** Aborted when nobody needs the answer any more. */
  readonly signal: AbortSignal;
}

/**
 * The options of a request for one page of a list.
 *
 * @public
 */
export interface CreditSourcePageOptions extends CreditSourceOptions {
  /** The `nextCursor` of the previous page; absent for the first page. */
  readonly cursor?: string | undefined;
}

/**
 * Where elements get their data, for a transport other than `CreditUsageClient`: three functions, and three more for the filters. A
 * `CreditUsageClient` itself can be set as `source` directly.
 *
 * A source may reject with anything. The fields `kind`, `code`, `status`, `isRetryable`, `requestId` and `requiredRoles` are read as in the
 * client's errors; the message is never shown.
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
  /** Returns the usage report. */
  usage(query: UsageQuery, options: CreditSourceOptions): UsageReport | PromiseLike<UsageReport>;
  /** Returns a page of recent conversations. */
  conversations(
    query: ConversationsQuery,
    options: CreditSourcePageOptions,
  ): ConversationPage | PromiseLike<ConversationPage>;
  /** Returns the credit details of one conversation, with a page of its entries. */
  credits(
    query: CreditsQuery,
    options: CreditSourcePageOptions,
  ): ConversationCredits | PromiseLike<ConversationCredits>;
  /** Returns the viewer's organizations, for the organization filter. */
  organizations?:
    | ((options: CreditSourceOptions) => OrganizationList | PromiseLike<OrganizationList>)
    | undefined;
  /** Returns a page of agents, for the agent filter. */
  agents?:
    | ((query: AgentsQuery, options: CreditSourcePageOptions) => AgentPage | PromiseLike<AgentPage>)
    | undefined;
  /** Returns the categories, for the category filter and the order of colours. */
  categories?: ((options: CreditSourceOptions) => CategoryList | PromiseLike<CategoryList>) | undefined;
}

/**
 * The part of the SDK's client that elements use. A `CreditUsageClient` of any version fits, and so does an object around one, or one in place
 * of it in a test.
 *
 * @public
 */
export interface CreditClient {
  /** Usage reports. */
  readonly usage: {
    /** Returns the usage report. */
    get(query: UsageQuery, options: CreditSourceOptions): PromiseLike<UsageReport>;
  };
  /** Conversations and their credit details. */
  readonly conversations: {
    /** Returns a page of recent conversations. */
    list(query: ConversationsQuery, options: CreditSourcePageOptions): PromiseLike<ConversationPage>;
    /** Returns the credit details of one conversation, with a page of its entries. */
    credits(query: CreditsQuery, options: CreditSourcePageOptions): PromiseLike<ConversationCredits>;
  };
  /** The viewer's organizations. */
  readonly organizations: {
    /** Returns them. */
    list(options: CreditSourceOptions): PromiseLike<OrganizationList>;
  };
  /** Agents. */
  readonly agents: {
    /** Returns a page of agents. */
    list(query: AgentsQuery, options: CreditSourcePageOptions): PromiseLike<AgentPage>;
  };
  /** Categories. */
  readonly categories: {
    /** Returns the categories. */
    list(options: CreditSourceOptions): PromiseLike<CategoryList>;
  };
}

/** The source for what a page has set: a source or a client. Undefined for anything else. */
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
