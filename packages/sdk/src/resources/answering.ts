import type { Schema } from '../contract/schema.js';

/** What an answer says about its request. The lists to choose from say nothing, and credit details only whose they are. */
interface Echoing {
  readonly query?: Echo;
  readonly conversation?: Echo;
  readonly previous?: object;
}

type Echo = Readonly<Record<string, unknown>>;

/** Absent from an answer unless they were asked for. */
const FILTERS = ['organizationId', 'agentId', 'category'];

/**
 * The schema of the answer to this very request. A cache that ignores the query would answer one question with the figures of another,
 * such as those of another organization or month.
 *
 * Only what is sent is compared, since an answer fills in the rest, and that no filter was added. How many rows a page has does not
 * matter.
 */
export function answering<T>(schema: Schema<T>, search: URLSearchParams): Schema<T> {
  // Before a cursor is added, which no answer repeats.
  const names = [...FILTERS, ...search.keys()];
  return {
    ...schema,
    check(value) {
      const result = schema.check(value);
      const { query, conversation, previous } = (result.ok ? value : {}) as Echoing;
      const echo = query ?? conversation;
      const isOther = (name: string): boolean =>
        name !== 'limit' &&
        (query !== undefined || (name === 'organizationId' && search.has(name))) &&
        String([echo?.[name] ?? []].flat().sort()) !== String(search.getAll(name).sort());
      const other = echo && names.find(isOther);
      const path = other
        ? [query ? 'query' : 'conversation', other]
        : query && search.has('compare') && !previous && ['previous'];
      return path ? { ok: false, issues: [{ path, message: OTHER }] } : result;
    },
  };
}

const OTHER = 'Expected what was asked for; a cache may have answered';
