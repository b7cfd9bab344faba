import { createHash } from 'node:crypto';
import type { Viewer } from '../auth/viewer.js';

/** Every answer is for one viewer, and has to be asked for again. `Origin` is added to `Vary` where origins are judged. */
export const CACHE_HEADERS = {
  'Cache-Control': 'private, no-cache',
  Vary: 'Authorization, Accept, Accept-Encoding',
} as const;

/** What differs between two answers that say the same: not part of the tag. */
const VOLATILE = new Set(['asOf', 'nextCursor']);

/**
 * A read's answer as JSON, or 304 when the caller has it already. The tag is over the answer without its time stamp, the media type,
 * and the viewer: two viewers in one browser never get each other's answer.
 */
export function jsonAnswer(
  request: Request,
  viewer: Viewer,
  body: object & { readonly asOf?: string },
): Response {
  const etag = tagOf(viewer, 'application/json', body);
  const headers = {
    ...CACHE_HEADERS,
    ETag: etag,
    ...(body.asOf !== undefined && { 'Usage-As-Of': body.asOf }),
  };
  if (matches(request.headers.get('if-none-match'), etag))
    return new Response(null, { status: 304, headers });
  return new Response(JSON.stringify(body), { headers: { ...headers, 'Content-Type': 'application/json' } });
}

function tagOf(viewer: Viewer, mediaType: string, body: object): string {
  const stable = Object.entries(body).filter(([key]) => !VOLATILE.has(key));
  const scope = [
    viewer.sub,
    [...viewer.organizations],
    [...viewer.agents].map(([id, agents]) => [id, [...agents]]),
  ];
  const digest = createHash('sha256')
    .update(JSON.stringify([mediaType, scope, stable]))
    .digest('base64url');
  return `W/"${digest.slice(0, 27)}"`;
}

/** Compares weakly, as `If-None-Match` asks for. */
function matches(header: string | null, etag: string): boolean {
  if (header === null) return false;
  if (header.trim() === '*') return true;
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '');
  return header.split(',').some((tag) => opaque(tag) === opaque(etag));
}
