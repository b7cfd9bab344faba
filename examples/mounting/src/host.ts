import { type NameDirectory, type Viewer, viewerOf } from '@credit-usage/server';

// Stands for what your product has already: sessions, memberships with roles, and names.

const SESSIONS = new Map([['session-of-ada', 'ada']]);

const MEMBERSHIPS = new Map([
  ['ada', [{ id: 'org_acme', roles: ['Billing', 'Owner'] }]],
  ['grace', [{ id: 'org_acme', roles: ['Member'] }]],
]);

const ORGANIZATIONS = new Map([['org_acme', 'Acme']]);

/** The user whose session the cookies hold. */
export function userOfCookies(cookies: string | null): string | undefined {
  const session = /(?:^|; *)session=([^;]*)/.exec(cookies ?? '')?.[1];
  return session === undefined ? undefined : SESSIONS.get(session);
}

/** A user as a viewer, with the roles that they have right now; null for nobody, who is answered 401. */
export async function viewerOfUser(user: string | undefined): Promise<Viewer | null> {
  const organizations = user === undefined ? undefined : MEMBERSHIPS.get(user);
  return user !== undefined && organizations ? viewerOf({ sub: user, organizations, agents: [] }) : null;
}

/** What your product calls its organizations. Agents are shown under the names that were recorded. */
export const directory: NameDirectory = {
  organizations: async (ids) => ids.map((id) => ({ id, name: ORGANIZATIONS.get(id) })),
};
