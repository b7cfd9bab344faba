import { StoreOverloadedError, StoreUnavailableError } from '../store/store-error.js';
import { ProblemError } from './problem-error.js';

/** What the caller is told about a failure, without any internals. */
export function problemOf(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof StoreOverloadedError)
    return new ProblemError(
      'unavailable',
      'The server is too busy right now. Send the same request again in a moment: nothing was done.',
      {},
      { 'Retry-After': '2' },
    );
  if (error instanceof StoreUnavailableError)
    return new ProblemError(
      'unavailable',
      'The store is not responding. Try again in a moment.',
      {},
      { 'Retry-After': '1' },
    );
  return new ProblemError(
    'internal',
    'Something went wrong on the server. Quote the request ID when you report it.',
  );
}
