import type { Problem } from '../../model/problem.js';
import { type KnownProblemCode, problems } from '../problems.js';
import { type HeaderName, headerRefs, VIEWER_HEADERS } from './headers.js';
import { refTo } from './schemas.js';
import type { JsonObject } from './types.js';

/** When a problem is answered. */
const occasions: Readonly<Record<KnownProblemCode, string>> = {
  invalid_parameter:
    'A parameter is unknown to this route, empty, repeated where it may not be, or has a value that is not legal; `errors` names each.',
  invalid_range: '`from` is not before `to`.',
  range_too_large: 'The range has more days than the bucket allows; `max` and `requested` say how many.',
  invalid_timezone: '`timezone` is not the exact name of an IANA zone.',
  invalid_cursor:
    'The cursor was not issued by this server, is older than 24 hours, or was issued for another viewer or query: start again without it.',
  unauthenticated: 'There is no credential, or one that is not valid here.',
  token_expired: 'The token was valid once: ask the host for a new one.',
  role_required:
    'The viewer lacks a role, which is a normal state: `requiredRoles` names the roles that would help, any one of which is enough.',
  not_found: 'It does not exist, or the viewer may not know of it. The answer does not say which.',
  method_not_allowed: 'The answer to any other method on this path; `Allow` names those that are known.',
  not_acceptable: 'This route has none of the media types in `Accept`.',
  id_conflict:
    'An id is already known with other content. Nothing was written; `records` names each. What was recorded never changes: write a correction as a new record.',
  payload_too_large: 'The body is too large. Nothing was written; send several smaller ones.',
  unsupported_media_type: 'This route does not take the body’s media type or encoding.',
  invalid_record:
    'A record is not valid. Nothing was written; `records` names each with its index and field, and is empty where the body itself cannot be read.',
  grants_too_large:
    'The token would be larger than 14 kB. Grant less, or let the host’s own `authenticate` say who such viewers are.',
  rate_limited: 'Too many requests. Wait for `Retry-After`.',
  internal: 'Something went wrong on the server. Its details are in the server’s log, under `requestId`.',
  unavailable: 'The store cannot be reached now. Wait for `Retry-After`.',
};

const ownHeaders: Readonly<Record<number, readonly HeaderName[]>> = {
  401: ['WWW-Authenticate'],
  405: ['Allow'],
  429: ['Retry-After'],
  503: ['Retry-After'],
};

/** Problem bodies as examples, by name. */
export type ProblemExamples = Readonly<Record<string, Problem>>;

/** A response that is a problem with one of these codes, which share a status. */
export function problemResponse(codes: readonly KnownProblemCode[], examples: ProblemExamples): JsonObject {
  const status = statusOf(codes);
  const shown = Object.entries(examples).filter(([, { code }]) =>
    (codes as readonly string[]).includes(code),
  );
  return {
    description: codes.map((code) => `\`${code}\`: ${occasions[code]}`).join('\n\n'),
    headers: headerRefs(...VIEWER_HEADERS, 'Cache-Control', ...(ownHeaders[status] ?? [])),
    content: {
      'application/problem+json': {
        schema: refTo('Problem'),
        examples: Object.fromEntries(shown.map(([name, value]) => [name, { summary: value.title, value }])),
      },
    },
  };
}

/** The problem responses of a route, by status. */
export function problemResponses(
  codes: readonly KnownProblemCode[],
  examples: ProblemExamples,
): Record<string, JsonObject> {
  const statuses = [...new Set(codes.map((code) => problems[code].status))];
  return Object.fromEntries(
    statuses.map((status) => {
      const same = codes.filter((code) => problems[code].status === status);
      return [String(status), problemResponse(same, examples)];
    }),
  );
}

function statusOf(codes: readonly KnownProblemCode[]): number {
  const [status, ...others] = new Set(codes.map((code) => problems[code].status));
  if (status === undefined || others.length) throw new Error(`Not of one status: ${codes.join(', ')}`);
  return status;
}
