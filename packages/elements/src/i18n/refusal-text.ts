import type { ScopedRole } from '@credit-usage/sdk';
import * as messages from './catalogue/index.js';
import { emphasise } from './emphasis.js';
import { listText } from './list-text.js';
import type { Message } from './message.js';
import type { Words } from './words.js';

/** The texts of a refusal: what is needed, with roles and places emphasized, and whom to ask. */
export interface RefusalText {
  readonly needed: string;
  /** Undefined where `needed` already says it. */
  readonly ask: string | undefined;
}

/** How many places are named; the others are counted. */
const NAMED = 3;

/**
 * `You need the Billing role in Acme to see usage.` `refused` is the message for that. Any one of the roles suffices. Without any, the viewer
 * is not a member of any organization; undefined if they are not known.
 */
export function refusalText(
  requiredRoles: readonly ScopedRole[] | undefined,
  refused: Message,
  words: Words,
): RefusalText {
  if (!requiredRoles)
    return { needed: words.text(messages.loadFailed), ask: words.text(messages.loadFailedNotFound) };
  if (requiredRoles.length === 0) return { needed: words.text(messages.refusedMember), ask: undefined };
  const anyOf = (names: readonly string[], more?: number): string =>
    listText(words, refused, { type: 'disjunction' }, names, more);
  const places = rolesByPlace(requiredRoles).map(({ scope, roles }) =>
    words.text(scope.type === 'agent' ? messages.roleOnAgent : messages.roleInOrganization, {
      roles: anyOf(roles.map(emphasise)),
      name: emphasise(scope.name),
    }),
  );
  return {
    needed: words.text(refused, { roles: anyOf(places.slice(0, NAMED), places.length - NAMED) }),
    ask: words.text(requiredRoles.length === 1 ? messages.askTheHolder : messages.askAHolder),
  };
}

interface Place {
  readonly scope: ScopedRole['scope'];
  readonly roles: string[];
}

/** Agents with equal names, or equal ids in two organizations, are different places. */
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
