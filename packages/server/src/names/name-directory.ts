/**
 * Identifies an agent: the same id in two organizations is two agents.
 *
 * @public
 */
export interface AgentKey {
  /** The agent's organization. */
  readonly organizationId: string;
  /** The agent's id in this organization. */
  readonly id: string;
}

/**
 * The host's name of an organization or agent. For a field that is left out, null or empty, the recorded value is shown.
 *
 * @public
 */
export interface KnownName {
  /** The name that people see. */
  readonly name?: string | null | undefined;
  /** `active`, `deleted`, or another word of the host's choice. */
  readonly state?: string | null | undefined;
}

/**
 * The host's own names of organizations and agents, for hosts that do not write names with their usage, or whose names are newer. Either
 * function may be left out, may be asynchronous, and may return names for only some of what it is asked for.
 *
 * A call asks for at most 1,000 names, only of what an answer shows. Names are remembered for a minute, and are the same for every
 * viewer. An answer waits for at most a second. When the directory is late or fails, recorded names are shown, `onError` is called, and
 * the directory is not asked again for 5 seconds; names that arrive late are kept for the next answer.
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
  /** Returns the names of these organizations, in any order. After 10 seconds, the signal aborts: the names are then of no use any more. */
  readonly organizations?:
    | ((
        ids: readonly string[],
        asked: { readonly signal: AbortSignal },
      ) =>
        | Iterable<KnownName & { readonly id: string }>
        | Promise<Iterable<KnownName & { readonly id: string }>>)
    | undefined;
  /** Returns the names of these agents, in any order. The signal is that of `organizations`. */
  readonly agents?:
    | ((
        agents: readonly AgentKey[],
        asked: { readonly signal: AbortSignal },
      ) => Iterable<KnownName & AgentKey> | Promise<Iterable<KnownName & AgentKey>>)
    | undefined;
}
