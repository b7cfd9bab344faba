import type { JsonObject } from './types.js';

const text = (description: string, example: string): JsonObject => ({
  description,
  schema: { type: 'string' },
  example,
});

const number = (description: string, example: number): JsonObject => ({
  description,
  schema: { type: 'integer', minimum: 0 },
  example,
});

/** The response headers of the API. */
export const headers = {
  'X-Request-Id': text(
    'Names this request in the server’s log. The same as `requestId` in the body of an error.',
    '0b9c2f0e-6d0f-4a86-9b8a-3c1d5f7e2a44',
  ),
  'Cache-Control': text(
    '`private, no-cache` on reads: browsers keep an answer, but ask each time whether it is still valid. `no-store` on errors, tokens and acknowledgements.',
    'private, no-cache',
  ),
  Vary: text(
    'What an answer depends on besides the URL: one viewer’s answer is never another’s.',
    'Authorization, Accept, Accept-Encoding, Origin',
  ),
  ETag: text(
    'A weak tag of the answer, its media type and what the viewer may see. It leaves out `asOf`: an answer that says the same has the same tag. The tag of a page that is not the last changes as soon as anything is recorded, since its cursor leads to what was known before.',
    'W/"kq1fJ0bXr3mQm4t9Zs0yVw8cPAe"',
  ),
  'Usage-As-Of': text(
    'Usage up to this instant is counted. A 304 and a CSV file have no other place to say so.',
    '2026-11-04T09:14:03Z',
  ),
  'Usage-Scope-Excluded': text(
    'On CSV: the organizations that were left out because of a missing role, percent-encoded and separated by commas. When there are too many for a header, the number of the others stands at the end: `org_globex,+57`. Absent when none was left out.',
    'org_globex',
  ),
  'WWW-Authenticate': text(
    'Says that a bearer credential is wanted (RFC 6750).',
    'Bearer realm="credit-usage"',
  ),
  Allow: text('The methods that this path knows.', 'GET, HEAD, OPTIONS'),
  'Retry-After': number('Seconds to wait before the next attempt.', 2),
  'RateLimit-Limit': number('The requests that a viewer may make in one window.', 120),
  'RateLimit-Remaining': number('The requests that the viewer has left in this window.', 118),
  'RateLimit-Reset': number('Seconds until the window ends.', 41),
} as const satisfies Readonly<Record<string, JsonObject>>;

/** The name of a response header. */
export type HeaderName = keyof typeof headers;

/** References to headers, for a response. */
export function headerRefs(...names: readonly HeaderName[]): JsonObject {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

/** What every answer to a viewer has. */
export const VIEWER_HEADERS = [
  'X-Request-Id',
  'RateLimit-Limit',
  'RateLimit-Remaining',
  'RateLimit-Reset',
] as const satisfies readonly HeaderName[];
