import type { Problem } from '../../../model/problem.js';
import type { ScopedRole } from '../../../model/roles.js';
import { operations } from '../../operations.js';
import { type KnownProblemCode, problems, problemType } from '../../problems.js';
import { checkParameter } from '../../requests/parameters.js';
import type { ReadOperation } from '../../requests/vocabulary.js';

const REQUEST_ID = '0b9c2f0e-6d0f-4a86-9b8a-3c1d5f7e2a44';

function problem(code: KnownProblemCode, detail: string, extra: Partial<Problem> = {}): Problem {
  const { status, title } = problems[code];
  return { type: problemType(code), title, status, detail, code, requestId: REQUEST_ID, ...extra };
}

/** A problem of one parameter: its code stands in both places. */
function ofParameter(
  code: KnownProblemCode,
  parameter: string,
  message: string,
  allowed?: readonly string[],
  extra: Partial<Problem> = {},
): Problem {
  const error = { parameter, code, message, ...(allowed && { allowed }) };
  return problem(code, `${parameter}: ${message}`, { ...extra, errors: [error] });
}

const acme = { type: 'organization', id: 'org_acme', name: 'Acme' } as const;
const support = {
  type: 'agent',
  id: 'agent_support',
  organizationId: 'org_acme',
  name: 'Support',
} as const;

/** What opens the credit details of the agent in these examples. */
export const detailRoles: readonly ScopedRole[] = [
  { role: 'Owner', scope: acme },
  { role: 'Owner', scope: support },
  { role: 'Contributor', scope: support },
];

/** Problems that mean the same on every route. */
export const commonProblems = {
  unauthenticated: problem(
    'unauthenticated',
    'A viewer token is required. Send it as "Authorization: Bearer …".',
  ),
  tokenExpired: problem('token_expired', 'The token has expired. Ask your server for a new one.'),
  notFound: problem('not_found', 'Not found, or not visible to you.'),
  methodNotAllowed: problem('method_not_allowed', 'DELETE is not allowed here. Allowed: GET, HEAD, OPTIONS.'),
  notAcceptable: problem('not_acceptable', 'This route can only answer application/json.'),
  rateLimited: problem('rate_limited', 'Too many requests. Try again in 2 seconds.'),
  internal: problem(
    'internal',
    'Something went wrong on the server. Quote the request ID when you report it.',
  ),
  unavailable: problem('unavailable', 'The store is not responding. Try again in a moment.'),
} as const;

/** What is wrong with a parameter that a read does not know, and with a value that is not legal there, in the words of its own check. */
export function parameterProblems(operation: ReadOperation): Readonly<Record<string, Problem>> {
  const ILLEGAL = { period: '7d', limit: '0' };
  const [name, value] =
    Object.entries(ILLEGAL).find(([each]) => operations[operation].query.includes(each)) ?? [];
  return {
    unknownParameter: refused(operation, 'orgId', 'org_acme'),
    ...(name && value && { illegalValue: refused(operation, name, value) }),
  };
}

function refused(operation: ReadOperation, parameter: string, value: string): Problem {
  const checked = checkParameter(operation, parameter, value);
  if (checked.ok) throw new Error(`${operation} takes ${parameter}=${value}`);
  return ofParameter('invalid_parameter', parameter, checked.message, checked.allowed);
}

/** Problems of the queries. */
export const queryProblems = {
  invalidRange: ofParameter(
    'invalid_range',
    'to',
    'Must be after from: it is the first instant or day not included',
  ),
  rangeTooLarge: ofParameter(
    'range_too_large',
    'to',
    'The range has 90 days; hour buckets allow 31. Ask for a shorter range or longer buckets.',
    undefined,
    { max: 31, requested: 90 },
  ),
  invalidTimezone: ofParameter(
    'invalid_timezone',
    'timezone',
    'Expected an IANA time zone name in its exact case, such as Asia/Jakarta',
  ),
  invalidCursor: ofParameter(
    'invalid_cursor',
    'cursor',
    'This cursor is older than 24 hours; start again without it',
  ),
} as const;

/** The refusal of usage and conversations. */
export const usageRefused = {
  roleRequired: problem('role_required', 'Seeing usage needs the Billing role in Acme.', {
    requiredRoles: [{ role: 'Billing', scope: acme }],
    heldRoles: [{ role: 'Member', scope: acme }],
  }),
} as const;

/** The refusal of credit details. */
export const detailsRefused = {
  roleRequired: problem(
    'role_required',
    'Opening credit details needs Owner or Contributor on Support, or Owner in Acme.',
    { requiredRoles: detailRoles, heldRoles: [{ role: 'Billing', scope: acme }] },
  ),
} as const;

/** Problems of `POST /v1/events`. */
export const writeProblems = {
  unauthenticated: problem('unauthenticated', 'The ingest key is required, and this is not it.'),
  idConflict: problem(
    'id_conflict',
    'These ids already exist with different content (records 0). Nothing was written.',
    {
      records: [
        {
          index: 0,
          field: 'id',
          message:
            'This id already exists in this organization with different content. What was recorded never changes: write a correction under a new id.',
        },
      ],
    },
  ),
  payloadTooLarge: problem(
    'payload_too_large',
    'The body is larger than 10 MB uncompressed. Send several batches.',
  ),
  unsupportedMediaType: problem(
    'unsupported_media_type',
    'Send a JSON array as application/json, or NDJSON as application/x-ndjson.',
  ),
  invalidRecord: problem('invalid_record', 'Record 2, credits: Expected a string. Nothing was written.', {
    records: [{ index: 2, field: 'credits', message: 'Expected a string' }],
  }),
} as const;

/** Problems of `POST /v1/tokens`. */
export const tokenProblems = {
  unauthenticated: problem('unauthenticated', 'The secret key is required, and this is not it.'),
  invalidParameter: ofParameter('invalid_parameter', 'ttlSeconds', 'Expected at most 3600'),
  payloadTooLarge: problem('payload_too_large', 'The body has more than 1 MB.'),
  unsupportedMediaType: problem('unsupported_media_type', 'Send application/json.'),
  grantsTooLarge: problem(
    'grants_too_large',
    'A token may have at most 14000 bytes; this one would have 15360. Grant fewer organizations and agents, or authenticate such viewers in your own server.',
  ),
} as const;
