import type { ReadOperation } from '../contract/requests/vocabulary.js';
import type { Schema } from '../contract/schema.js';
import type { RequestOptions } from './options.js';

/** One call: what to ask for, and what the answer must be. */
export interface Call<T> {
  readonly operation: ReadOperation;
  readonly path: string;
  readonly search: URLSearchParams;
  readonly schema: Schema<T>;
  readonly options: RequestOptions;
}

/**
 * An answer's data with its status, request id, headers and attempts.
 *
 * @public
 */
export interface WithResponse<T> {
  /** What awaiting the call itself gives. */
  readonly data: T;
  /** The server's name for the request, for its log. */
  readonly requestId: string | undefined;
  /** The HTTP status. */
  readonly status: number;
  /** The headers of the answer, but for cookies; in browsers, those that CORS allows. */
  readonly headers: Headers;
  /** How many attempts it took, from 1. */
  readonly attempts: number;
}

/** Makes calls: all that the resources know of a client. */
export type Execute = <T>(call: Call<T>) => Promise<WithResponse<T>>;
