import type { TestServer } from '../../../../test/support/usage-server.js';

/** A token with these roles in each of the organizations. */
export function member(
  server: TestServer,
  roles: readonly string[],
  ...organizations: readonly string[]
): Promise<string> {
  return server.token({ organizations: organizations.map((id) => ({ id, roles })) });
}

/** A token that may see the usage of these organizations. */
export const billing = (server: TestServer, ...organizations: readonly string[]): Promise<string> =>
  member(server, ['Billing'], ...organizations);
