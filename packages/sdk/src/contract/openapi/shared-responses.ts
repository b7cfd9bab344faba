import { commonProblems } from './examples/problems.js';
import { headerRefs, VIEWER_HEADERS } from './headers.js';
import { problemResponse } from './problem-responses.js';
import type { JsonObject } from './types.js';

/** Responses that mean the same on every route that has them. */
export const sharedResponses = {
  NotModified: {
    description: 'The answer is still the one that `If-None-Match` names.',
    headers: headerRefs(...VIEWER_HEADERS, 'Cache-Control', 'Vary', 'ETag', 'Usage-As-Of'),
  },
  Unauthenticated: problemResponse(['unauthenticated', 'token_expired'], commonProblems),
  NotFound: problemResponse(['not_found'], commonProblems),
  MethodNotAllowed: problemResponse(['method_not_allowed'], commonProblems),
  NotAcceptable: problemResponse(['not_acceptable'], commonProblems),
  RateLimited: problemResponse(['rate_limited'], commonProblems),
  Internal: problemResponse(['internal'], commonProblems),
  Unavailable: problemResponse(['unavailable'], commonProblems),
} as const satisfies Readonly<Record<string, JsonObject>>;

/** A reference to one of these. */
export const responseRef = (name: keyof typeof sharedResponses): JsonObject => ({
  $ref: `#/components/responses/${name}`,
});
