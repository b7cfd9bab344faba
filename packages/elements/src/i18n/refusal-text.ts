import type { ScopedRole } from '@credit-usage/sdk';
import * as messages from './catalogue/index.js';
import { emphasise } from './emphasis.js';
import { listFormat } from './intl.js';
import type { Message } from './message.js';
import type { Words } from './words.js';

/** A refusal in words: what is needed, with roles and places standing out, and whom to ask. */
export interface RefusalText {
  readonly needed: string;
  /** Undefined where the first sentence says it all. */
  readonly ask: string | undefined;
}

/** As many places as a sentence can name; the rest is a number. */
const NAMED = 3;

/**
 * `You need the Billing role in Acme to see usage.` `refused` is the message that says so. Any one of the roles suffices, in any one of the places.
 */
export function refusalText(
  requiredRoles: readonly ScopedRole[],
  refused: Message,
  words: Words,
): RefusalText {
  if (requiredRoles.length === 0) return { needed: words.text(messages.refusedMember), ask: undefined };
  const anyOf = listFormat(words.localeOf(refused), { type: 'disjunction' });
  const places = rolesByPlace(requiredRoles).map(({ scope, roles }) =>
    words.text(scope.type === 'agent' ? messages.roleOnAgent : messages.roleInOrganization, {
      roles: anyOf.format(roles.map(emphasise)),
      name: emphasise(scope.name),
    }),
  );
  const named = places.slice(0, NAMED);
  const more = places.length - named.length;
  if (more > 0) named.push(words.plural(messages.andMore, more));
  return {
    needed: words.text(refused, { roles: anyOf.format(named) }),
    ask: words.text(requiredRoles.length === 1 ? messages.askTheHolder : messages.askAHolder),
  };
}

interface Place {
  readonly scope: ScopedRole['scope'];
  readonly roles: string[];
}

/** Two agents of one name, or of one id in two organizations, are two places. */
function rolesByPlace(requiredRoles: readonly ScopedRole[]): readonly Place[] {
  const places = new Map<string, Place>();
  for (const { role, scope } of requiredRoles) {
    const key = JSON.stringify([scope.type, scope.organizationId, scope.id]);
    const place = places.get(key) ?? { scope, roles: [] };
    if (!place.roles.includes(role)) place.roles.push(role);
    places.set(key, place);
  }
  return [...places.values()];
}
