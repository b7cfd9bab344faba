import { type NameDirectory, type Viewer, viewerOf } from '@credit-usage/server';

// Stands in for what your product already has: sessions, memberships with roles, and names.

const SESSIONS = new Map([['session-of-ada', 'ada']]);

const MEMBERSHIPS = new Map([
  ['ada', [{ id: 'org_acme', roles: ['Billing', 'Owner'] }]],
  ['grace', [{ id: 'org_acme', roles: ['Member'] }]],
]);

const ORGANIZATIONS = new Map([['org_acme', 'Acme']]);

/** The user whose session is in the cookies. */
export function userOfCookies(cookies: string | null): string | undefined {
  const session = /(?:^|; *)session=([^;]*)/.exec(cookies ?? '')?.[1];
  return session === undefined ? undefined : SESSIONS.get(session);
}

/** Makes a viewer of a user, with the user's current roles. Null, for nobody, is answered with 401. */
export async function viewerOfUser(user: string | undefined): Promise<Viewer | null> {
  const organizations = user === undefined ? undefined : MEMBERSHIPS.get(user);
  return user !== undefined && organizations ? viewerOf({ sub: user, organizations }) : null;
}

/** Your product's names of its organizations. Agents are shown under their recorded names. */
export const directory: NameDirectory = {
  organizations: async (ids) => ids.map((id) => ({ id, name: ORGANIZATIONS.get(id) })),
};
