import { keyOf } from '../store/batch.js';
import { AskedNames } from './asked-names.js';
import type { AgentKey, KnownName, NameDirectory } from './name-directory.js';

interface OrganizationKey {
  readonly id: string;
}

/** A host's own names, as far as it has any. */
export class HostNames {
  readonly #organizations: AskedNames<OrganizationKey>;
  readonly #agents: AskedNames<AgentKey>;

  constructor(directory: NameDirectory) {
    this.#organizations = new AskedNames(
      async (keys, asked) =>
        (await directory.organizations?.(
          keys.map(({ id }) => id),
          asked,
        )) ?? [],
      ({ id }) => id,
    );
    this.#agents = new AskedNames(
      async (keys, asked) =>
        (await directory.agents?.(
          keys.map(({ organizationId, id }) => ({ organizationId, id })),
          asked,
        )) ?? [],
      ({ organizationId, id }) => keyOf(organizationId, id),
    );
  }

  organizations(
    ids: readonly string[],
    failed: (error: unknown) => void,
  ): Promise<ReadonlyMap<string, KnownName>> {
    return this.#organizations.of(
      ids.map((id) => ({ id })),
      failed,
    );
  }

  agents(
    agents: readonly AgentKey[],
    failed: (error: unknown) => void,
  ): Promise<ReadonlyMap<string, KnownName>> {
    return this.#agents.of(agents, failed);
  }
}
