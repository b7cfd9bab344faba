import type { ExcludedScope } from '../util/excluded-scope.js';
import * as messages from './catalogue/index.js';
import { listText } from './list-text.js';
import type { Words } from './words.js';

/** How many are named; the others are counted. */
const NAMED = 3;

/** `Not included: Globex (needs the Billing role)`. Undefined if nothing is left out. */
export function notIncludedText(excluded: readonly ExcludedScope[], words: Words): string | undefined {
  if (excluded.length === 0) return undefined;
  const anyOf = (roles: readonly string[]): string =>
    listText(words, messages.notIncluded, { type: 'disjunction' }, roles);
  const named = excluded
    .slice(0, NAMED)
    .map(({ name, roles }) =>
      roles.length > 0 ? words.text(messages.needsRole, { name, roles: anyOf(roles) }) : name,
    );
  return words.text(messages.notIncluded, {
    organizations: listText(words, messages.notIncluded, {}, named, excluded.length - NAMED),
  });
}
