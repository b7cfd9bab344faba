import type { ExcludedScope } from '../util/excluded-scope.js';
import * as messages from './catalogue/index.js';
import type { Words } from './words.js';

/** How many are named; the others are counted. */
const NAMED = 3;

/** `Not included: Globex (needs the Billing role)`. Undefined if nothing is left out. */
export function notIncludedText(excluded: readonly ExcludedScope[], words: Words): string | undefined {
  if (excluded.length === 0) return undefined;
  const locale = words.localeOf(messages.notIncluded);
  const roleList = new Intl.ListFormat(locale, { type: 'disjunction' });
  const named = excluded
    .slice(0, NAMED)
    .map(({ name, roles }) =>
      roles.length > 0 ? words.text(messages.needsRole, { name, roles: roleList.format(roles) }) : name,
    );
  const more = excluded.length - named.length;
  if (more > 0) named.push(words.plural(messages.andMore, more));
  return words.text(messages.notIncluded, {
    organizations: new Intl.ListFormat(locale, { type: 'conjunction' }).format(named),
  });
}
