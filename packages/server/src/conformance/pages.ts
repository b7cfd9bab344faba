import { queryOf } from './ask.js';
import { ok } from './client.js';
import { expectThat } from './expect.js';
import { Mismatch } from './rule.js';
import { creditsPath, type Suite } from './suite.js';

/** No list of this suite has as many pages: one that does goes in circles. */
const MAX_PAGES = 50;

export interface Page {
  readonly hasMore: boolean;
  readonly nextCursor: string | null;
}

/** All pages of a list, from the first or from a cursor on. */
export async function walk<P extends Page>(
  suite: Suite,
  pathOf: (cursor?: string) => string,
  token: string,
  cursor?: string,
): Promise<P[]> {
  const pages: P[] = [];
  for (let next = cursor, more = true; more; ) {
    const page = ok(await suite.client.ask(pathOf(next), token)).json<P>();
    pages.push(page);
    expectThat(pages.length < MAX_PAGES, 'pages that end', `${pages.length} pages`);
    expectThat(page.hasMore === (page.nextCursor !== null), 'nextCursor when there is more', page.nextCursor);
    next = page.nextCursor ?? undefined;
    more = page.hasMore;
  }
  return pages;
}

export const pagesOf =
  (path: string, query: object) =>
  (cursor?: string): string =>
    `${path}${queryOf({ ...query, ...(cursor !== undefined && { cursor }) })}`;

/** The cursor for the second page. */
export async function cursorOf(suite: Suite, path: string, token: string): Promise<string> {
  const { nextCursor } = ok(await suite.client.ask(path, token)).json<Page>();
  if (typeof nextCursor !== 'string') throw new Mismatch('a nextCursor', String(nextCursor));
  return nextCursor;
}

export const LONG = creditsPath('research', 'long');

export const everything = ({ world }: Suite, sub = 'conformance pages') => ({
  sub,
  organizations: [{ id: world.acme, roles: ['Billing', 'Owner'] }],
  agents: [],
});
