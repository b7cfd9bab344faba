import type { KnownProblemCode } from '../problems.js';
import { tokenProblems, writeProblems } from './examples/problems.js';
import { eventRecords, eventsAccepted, tokenRequest, tokenResponse } from './examples/writing.js';
import { headerRefs } from './headers.js';
import { parameterRef } from './parameters.js';
import { type ProblemExamples, problemResponses } from './problem-responses.js';
import { refTo } from './schemas.js';
import { responseRef } from './shared-responses.js';
import type { JsonObject } from './types.js';

const SERVERS_ONLY =
  'For servers only: a request with an `Origin` header is refused, since a key must never reach a page.';

const EVENTS = `Writes records: a JSON array, or one record on each line. At most 10,000 records and 10 MB, counted uncompressed.

A batch is taken as a whole or not at all: if one record is not valid, all are refused, and the answer says which one and what is wrong. A batch is acknowledged once all of it is durable. After a crash before that, a part may be visible; sending the same batch again completes it, and counts nothing twice.

A usage record’s \`id\` is unique within its organization: the same content again is a duplicate, other content is a conflict. What was recorded never changes; a correction is a new record with negative credits. Of records about one conversation, agent or organization the one with the greatest \`updatedAt\` counts, whatever the order of arrival. Instants more than 5 minutes in the future are refused.

${SERVERS_ONLY}`;

const TOKENS = `Signs a token for one viewer: who it is, and which roles it has where. The token is valid by itself until it expires, so that later changes to grants take effect with the next token. It is at most 14 kB long.

${SERVERS_ONLY}`;

const ndjson = eventRecords.map((record) => `${JSON.stringify(record)}\n`).join('');

const writeEvents: JsonObject = {
  operationId: 'writeEvents',
  tags: ['Writing'],
  summary: 'Write records',
  description: EVENTS,
  security: [{ ingestKey: [] }],
  parameters: [parameterRef('contentEncoding')],
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: { type: 'array', maxItems: 10_000, items: refTo('EventRecord') },
        examples: { kinds: { summary: 'One record of each kind', value: eventRecords } },
      },
      'application/x-ndjson': {
        schema: { type: 'string', description: 'One EventRecord on each line.' },
        examples: { kinds: { summary: 'One record of each kind', value: ndjson } },
      },
    },
  },
  responses: {
    200: acknowledgement('All records are durable.', 'EventsAccepted', eventsAccepted),
    ...failures(
      ['unauthenticated', 'id_conflict', 'payload_too_large', 'unsupported_media_type', 'invalid_record'],
      writeProblems,
    ),
  },
};

const createToken: JsonObject = {
  operationId: 'createToken',
  tags: ['Writing'],
  summary: 'Make a viewer token',
  description: TOKENS,
  security: [{ secretKey: [] }],
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: refTo('TokenRequest'),
        examples: { viewer: { summary: 'A viewer of two organizations', value: tokenRequest } },
      },
    },
  },
  responses: {
    200: acknowledgement('The token, and when it stops being valid.', 'TokenResponse', tokenResponse),
    ...failures(
      [
        'invalid_parameter',
        'unauthenticated',
        'payload_too_large',
        'unsupported_media_type',
        'grants_too_large',
      ],
      tokenProblems,
    ),
  },
};

/** The paths that write. */
export const writePaths: Readonly<Record<string, JsonObject>> = {
  '/v1/events': { post: writeEvents },
  '/v1/tokens': { post: createToken },
};

function acknowledgement(description: string, schema: string, value: object): JsonObject {
  return {
    description,
    headers: headerRefs('X-Request-Id', 'Cache-Control'),
    content: {
      'application/json': { schema: refTo(schema), examples: { answer: { summary: description, value } } },
    },
  };
}

function failures(codes: readonly KnownProblemCode[], examples: ProblemExamples): Record<string, JsonObject> {
  return {
    ...problemResponses(codes, examples),
    405: responseRef('MethodNotAllowed'),
    429: responseRef('RateLimited'),
    500: responseRef('Internal'),
    503: responseRef('Unavailable'),
  };
}
