/**
 * An agent, as its host knows it: the same id in two organizations is two agents.
 *
 * @public
 */
export interface AgentKey {
  /** The organization that the agent is of. */
  readonly organizationId: string;
  /** Its id there. */
  readonly id: string;
}

/**
 * What a host calls something. What is left out, null or empty is taken from what was recorded.
 *
 * @public
 */
export interface KnownName {
  /** What people call it. */
  readonly name?: string | null | undefined;
  /** `active`, `deleted`, or a word of the host's own. */
  readonly state?: string | null | undefined;
}

/**
 * The host's own names of organizations and agents, for hosts that do not write names with their usage, or whose names are newer. Both
 * parts may be left out, and both may know only some of what they are asked for.
 *
 * It is asked for at most 1,000 at a time, only for what an answer shows, and remembered for a minute. Names are the same for every
 * viewer. An answer waits for it for a second at most: where it is late, fails or knows nothing, the recorded names are shown, and
 * `onError` is told. It is left in peace for 5 seconds then. What comes late is kept for the next answer.
 *
 * @example
 * ```ts
 * import { createUsageHandler, generateKeys, type NameDirectory, openStore } from '@credit-usage/server';
 *
 * const names = new Map([['org_acme', 'Acme']]);
 * const directory: NameDirectory = {
 *   organizations: async (ids) => ids.map((id) => ({ id, name: names.get(id) })),
 *   agents: async (agents) => agents.map((agent) => ({ ...agent, name: `The agent ${agent.id}` })),
 * };
 * const handler = createUsageHandler({
 *   store: await openStore({ folder: './usage' }),
 *   keys: generateKeys(),
 *   directory,
 * });
 * ```
 * @public
 */
export interface NameDirectory {
  /** What these organizations are called, in any order. The signal ends when the answer is of no use any more, after 10 seconds. */
  organizations?(
    ids: readonly string[],
    asked: { readonly signal: AbortSignal },
  ): Promise<Iterable<KnownName & { readonly id: string }>>;
  /** What these agents are called, in any order. */
  agents?(
    agents: readonly AgentKey[],
    asked: { readonly signal: AbortSignal },
  ): Promise<Iterable<KnownName & AgentKey>>;
}
