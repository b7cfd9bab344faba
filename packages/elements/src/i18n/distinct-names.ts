import * as messages from './catalogue/index.js';
import type { Words } from './words.js';

/** Names by id. Equal ones are told apart by their ids: `Acme (org_1)`. */
export function distinctNames(names: ReadonlyMap<string, string>, words: Words): ReadonlyMap<string, string> {
  const all = [...names.values()];
  const isShared = (name: string): boolean => all.indexOf(name) !== all.lastIndexOf(name);
  return new Map(
    [...names].map(([id, name]) => [
      id,
      isShared(name) ? words.text(messages.nameOfOrganization, { name, organization: id }) : name,
    ]),
  );
}
