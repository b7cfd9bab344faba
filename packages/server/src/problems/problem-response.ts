import { type Problem, problems, problemType } from '@credit-usage/sdk/contract';
import type { ProblemError } from './problem-error.js';

/** A problem as a response. */
export function problemResponse(error: ProblemError, requestId: string): Response {
  const { status, title } = problems[error.code];
  const body: Problem = {
    type: problemType(error.code),
    title,
    status,
    detail: error.detail,
    code: error.code,
    requestId,
    ...error.extra,
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      ...error.headers,
      'Content-Type': 'application/problem+json',
      'Cache-Control': 'no-store',
      // An answer made outside a route has none of the headers that were set on the way in.
      'X-Request-Id': requestId,
    },
  });
}
