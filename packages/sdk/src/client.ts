import type { TokenSource } from './core/auth.js';
import type { Execute } from './core/call.js';
import type { ClientOptions } from './core/options.js';
import { execute } from './core/pipeline.js';
import { mergeOptions, resolveSettings, type Settings } from './core/settings.js';
import { nameClass } from './errors/brand.js';
import { type AgentsResource, agentsResource } from './resources/agents.js';
import { type CategoriesResource, categoriesResource } from './resources/categories.js';
import { type ConversationsResource, conversationsResource } from './resources/conversations.js';
import { type OrganizationsResource, organizationsResource } from './resources/organizations.js';
import { type UsageResource, usageResource } from './resources/usage.js';

/** The token source that a copy shares with its original, keyed by the options of the copy. */
const sharedTokens = new WeakMap<ClientOptions, TokenSource>();

/**
 * A read-only client for the usage API, in browsers, Node and workers.
 *
 * @example
 * ```ts
 * const client = new CreditUsageClient({
 *   baseUrl: "https://usage.example.com",
 *   token: async ({ forceRefresh, signal }) => fetchViewerToken({ forceRefresh, signal }),
 * });
 * const report = await client.usage.get({ period: "30d", timezone: "Asia/Jakarta" });
 * ```
 * @public
 */
export class CreditUsageClient {
  static {
    // Bundlers and minifiers rename classes, and consoles print the name that they find on the class.
    nameClass(CreditUsageClient, 'CreditUsageClient');
  }

  /** Usage reports. */
  readonly usage: UsageResource;
  /** Recent conversations and their credit details. */
  readonly conversations: ConversationsResource;
  /** The viewer's organizations. */
  readonly organizations: OrganizationsResource;
  /** The agents to filter by. */
  readonly agents: AgentsResource;
  /** The categories to filter by. */
  readonly categories: CategoriesResource;

  // Private fields, because these hold the token: neither an inspection nor JSON shows them.
  readonly #options: ClientOptions;
  readonly #settings: Settings;

  /**
   * Creates a client. No request is sent yet.
   *
   * @throws ConfigError when an option is unknown or not valid.
   */
  constructor(options: ClientOptions) {
    this.#settings = resolveSettings(options, sharedTokens.get(options));
    // A deep copy, so that later changes to the caller's object have no effect.
    this.#options = mergeOptions(options, { baseUrl: this.#settings.baseUrl });
    const run: Execute = (call) => execute(this.#settings, call);
    this.usage = usageResource(run);
    this.conversations = conversationsResource(run);
    this.organizations = organizationsResource(run);
    this.agents = agentsResource(run);
    this.categories = categoriesResource(run);
  }

  /**
   * Makes a copy with some options changed; this client stays as it is. `headers` and `retry` are merged key by key,
   * hooks are added, and every other option is replaced. Unless `token` changes, both clients share one token, so that
   * it is fetched only once.
   *
   * @throws ConfigError when an option is unknown or not valid.
   *
   * @example
   * ```ts
   * const patient = client.withOptions({ retry: { max: 5 }, totalTimeoutMs: 600_000 });
   * ```
   */
  withOptions(changes: Partial<ClientOptions>): CreditUsageClient {
    const options = mergeOptions(this.#options, changes);
    if (changes.token === undefined) sharedTokens.set(options, this.#settings.tokens);
    return new CreditUsageClient(options);
  }
}
