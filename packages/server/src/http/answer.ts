import { createHash } from 'node:crypto';
import { formatInstant } from '@credit-usage/sdk/time';
import type { Viewer } from '../auth/viewer.js';
import { CURSOR_VALID_MICROS } from '../query/cursor.js';
import type { Moment } from '../query/moment.js';
import type { Sight } from '../store/selection.js';

/** Every answer is for one viewer, and must be revalidated. `Origin` is added to `Vary` where origins are checked. */
export const CACHE_HEADERS = {
  'Cache-Control': 'private, no-cache',
  Vary: 'Authorization, Accept, Accept-Encoding',
} as const;

/** What a read answers with. */
type Answer = object & { readonly asOf?: string; readonly nextCursor?: string | null };

/** Fields that differ between two answers with the same content: they are not part of the tag. */
const VOLATILE = new Set(['asOf', 'nextCursor']);

/**
 * A read's answer as JSON, or 304 when the caller has it already. The tag is computed from the answer without its time stamp, the media
 * type and the viewer, so that two viewers in one browser never get each other's answer.
 *
 * @param sight - for a page whose cursor leads to things that the page does not reflect: what counts in them
 */
export function jsonAnswer(
  request: Request,
  viewer: Viewer,
  body: Answer,
  at: Pick<Moment, 'asOf' | 'clock'>,
  sight?: Sight,
): Response {
  // The cursor in a page that the caller has kept leads to what was known then, and expires: a page with a cursor must not stay valid.
  const later = body.nextCursor
    ? [sight?.asOf, sight?.mark, Math.floor((2 * at.clock) / CURSOR_VALID_MICROS)]
    : [];
  const etag = tagOf(viewer, 'application/json', body, later);
  const headers = {
    ...CACHE_HEADERS,
    ETag: etag,
    // A later page has the moment of the first page; a list without `asOf` has that of the request.
    'Usage-As-Of': body.asOf ?? formatInstant(at.asOf),
  };
  if (matches(request.headers.get('if-none-match'), etag))
    return new Response(null, { status: 304, headers });
  return new Response(JSON.stringify(body), { headers: { ...headers, 'Content-Type': 'application/json' } });
}

function tagOf(viewer: Viewer, mediaType: string, body: Answer, later: readonly unknown[]): string {
  const stable = Object.entries(body).filter(([key]) => !VOLATILE.has(key));
  const scope = [
    viewer.sub,
    inOrder(viewer.organizations, sortedRoles),
    inOrder(viewer.agents, (agents) => inOrder(agents, sortedRoles)),
  ];
  const digest = createHash('sha256')
    .update(JSON.stringify([mediaType, scope, stable, later]))
    .digest('base64url');
  return `W/"${digest.slice(0, 27)}"`;
}

/** Sorted, so that the order in which a host lists a viewer's grants makes no difference. */
function inOrder<Item>(map: ReadonlyMap<string, Item>, write: (item: Item) => unknown): unknown[] {
  return [...map.keys()].sort().map((key) => [key, write(map.get(key) as Item)]);
}

const sortedRoles = (roles: readonly string[]): string[] => [...roles].sort();

/** Compares weakly, as `If-None-Match` asks for. */
function matches(header: string | null, etag: string): boolean {
  if (header === null) return false;
  if (header.trim() === '*') return true;
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '');
  return header.split(',').some((tag) => opaque(tag) === opaque(etag));
}
