import type { ScopedRole } from '../model/roles.js';

/** How many places a sentence can name and still be readable. */
const MAX_PLACES = 3;

/**
 * What is missing, in words: "You need the Billing role in Acme to see usage. Ask the person who holds it."
 * Any one of the roles is enough, in any one of the places.
 */
export function roleHint(requiredRoles: readonly ScopedRole[], purpose: string): string {
  if (requiredRoles.length === 0) {
    return `You are not a member of any organization: ask to be invited to one ${purpose}.`;
  }
  const places = [...rolesByPlace(requiredRoles)].map(
    ([place, roles]) => `the ${roles.join(' or ')} role ${place}`,
  );
  const named = places.slice(0, MAX_PLACES);
  const more = places.length - named.length;
  if (more > 0) named.push(`a role in one of ${more} more places`);
  const ask = requiredRoles.length === 1 ? 'Ask the person who holds it.' : 'Ask a person who holds one.';
  return `You need ${named.join(', or ')} ${purpose}. ${ask}`;
}

function rolesByPlace(requiredRoles: readonly ScopedRole[]): Map<string, string[]> {
  const byPlace = new Map<string, string[]>();
  for (const { role, scope } of requiredRoles) {
    const place = `${scope.type === 'agent' ? 'on' : 'in'} ${scope.name}`;
    const roles = byPlace.get(place) ?? [];
    if (!roles.includes(role)) roles.push(role);
    byPlace.set(place, roles);
  }
  return byPlace;
}
