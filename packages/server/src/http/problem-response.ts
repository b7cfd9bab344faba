import { type KnownProblemCode, type Problem, problems } from '@credit-usage/sdk/contract';
import type { ProblemError } from './problem-error.js';

/** A problem as a response. */
export function problemResponse(error: ProblemError, requestId: string): Response {
  const { status, title } = problems[error.code];
  const body: Problem = {
    type: typeOf(error.code),
    title,
    status,
    detail: error.detail,
    code: error.code,
    requestId,
    ...error.extra,
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...error.headers, 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' },
  });
}

const typeOf = (code: KnownProblemCode): string => `urn:credit-usage:problem:${code}`;
