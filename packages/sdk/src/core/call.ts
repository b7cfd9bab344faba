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
 * The data of an answer, with status, request id, headers and the number of attempts.
 *
 * @public
 */
export interface WithResponse<T> {
  /** The data: the same as awaiting the call itself. */
  readonly data: T;
  /** Identifies the request in the server's log. */
  readonly requestId: string | undefined;
  /** The HTTP status. */
  readonly status: number;
  /** The headers of the answer, except cookies; in browsers, those that CORS allows. */
  readonly headers: Headers;
  /** How many attempts it took, from 1. */
  readonly attempts: number;
}

/** Makes calls. This is all that the resources know of a client. */
export type Execute = <T>(call: Call<T>) => Promise<WithResponse<T>>;
