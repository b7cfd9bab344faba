import type { Hooks } from './hooks.js';
import type { Logger } from './logger.js';

/**
 * What a token provider gets.
 *
 * @public
 */
export interface TokenRequestContext {
  /** True after the API has refused the last token: do not return a cached one. */
  readonly forceRefresh: boolean;
  /** Aborted when the token is not wanted any more: the calls that waited for it have given up, or one with `forceRefresh` follows. */
  readonly signal: AbortSignal;
}

/**
 * A token and when it stops being valid.
 *
 * @public
 */
export interface ProvidedToken {
  /** The token, as it goes into the `Authorization` header after `Bearer`. */
  readonly token: string;
  /** When it stops being valid: an RFC 3339 instant or a Date. Without it the token is kept until the API refuses it. */
  readonly expiresAt?: string | Date | undefined;
}

/**
 * Gets a viewer's token, usually from the host's own backend. It is called when a token is needed, again
 * shortly before `expiresAt`, while calls go on with the token that is still valid, and once more with `forceRefresh` when the API
 * refuses the token; one call at a time.
 *
 * @public
 */
export type TokenProvider = (
  context: TokenRequestContext,
) => string | ProvidedToken | Promise<string | ProvidedToken>;

/**
 * What a `fetch` is called with.
 *
 * @public
 */
export interface FetchInit {
  /** The API is only read. */
  readonly method: 'GET';
  /** All headers, by lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** Redirects are not followed: they would carry the token elsewhere. */
  readonly redirect: 'manual';
  /** The client's option of that name; absent where the platform has no cookies. */
  readonly credentials?: 'omit' | 'same-origin';
  /** Aborted at the end of the attempt, by time or by the caller. */
  readonly signal: AbortSignal;
}

/**
 * What is read of the answer of a `fetch`. A `Response` of any implementation has it, once: each call needs a new one.
 *
 * @public
 */
export interface FetchAnswer {
  /** The HTTP status. */
  readonly status: number;
  /** Whether the body has been read already. */
  readonly bodyUsed?: boolean;
  /** The headers. */
  readonly headers: { forEach(run: (value: string, name: string) => void): void };
  /** Reads the body. */
  text(): Promise<string>;
}

/**
 * The part of `fetch` that the client uses: the platform's, or that of a library, with a proxy or certificates of its own.
 *
 * @example
 * ```ts
 * const fetchOnce: FetchLike = (url, init) => fetch(url, { ...init, cache: "no-store" });
 * ```
 * @public
 */
export type FetchLike = (url: string, init: FetchInit) => Promise<FetchAnswer>;

/**
 * Headers to add. `null` removes one that the client would send, `undefined` changes nothing.
 *
 * @public
 */
export type HeaderOptions = Readonly<Record<string, string | null | undefined>>;

/**
 * When a call is tried again: after no answer, a timeout, 408, 429, 500, 502, 503 and 504.
 *
 * @public
 */
export interface RetryOptions {
  /** How often, at most. Default 2; 0 switches it off. */
  readonly max?: number | undefined;
  /**
   * The longest wait that the API may ask for with `Retry-After`, in milliseconds. Default 60,000. If it asks for
   * more, the call fails at once, and the error's `retryAfterMs` says how long.
   */
  readonly maxRetryAfterMs?: number | undefined;
}

/**
 * How one call is made. Each option overrides the client's.
 *
 * @public
 */
export interface RequestOptions {
  /** Ends the call, also while it waits, with an `AbortedError`. */
  readonly signal?: AbortSignal | undefined;
  /** The longest that one attempt may take, headers and body, in milliseconds; at most the client's `totalTimeoutMs`. */
  readonly timeoutMs?: number | undefined;
  /** When the call is tried again. */
  readonly retry?: RetryOptions | undefined;
  /** Headers to add. */
  readonly headers?: HeaderOptions | undefined;
}

/**
 * How a list is read.
 *
 * @public
 */
export interface ListOptions extends RequestOptions {
  /** Continues after the page that had this `nextCursor`, for the same query. */
  readonly cursor?: string | undefined;
}

/**
 * How a client is made.
 *
 * @public
 */
export interface ClientOptions {
  /**
   * Where the API is: `https://`, or `http://` for this machine, or in a browser relative to the page, such as `/usage-api`.
   * A path is kept as the prefix of all requests; give it without `/v1`, which the client adds.
   */
  readonly baseUrl: string | URL;
  /**
   * Allows a `baseUrl` with `http://` that is not this machine, such as `http://usage:8787` in Docker Compose. Default false: on the way,
   * whoever sees the traffic can read the token and the usage, and change the answers. Only for a private network where all
   * that can listen is trusted.
   */
  readonly allowInsecureHttp?: boolean | undefined;
  /**
   * A viewer's token, or a function that gets one. Without it no `Authorization` is sent. A secret or ingest
   * key (`cu_sk_`, `cu_ik_`) is not a token and is refused: tokens come from `POST /v1/tokens`.
   */
  readonly token?: string | TokenProvider | undefined;
  /** Whether cookies are sent. Default `omit`. `same-origin` is for hosts that serve the API under their own login, and excludes `token`. */
  readonly credentials?: 'omit' | 'same-origin' | undefined;
  /** The longest that one attempt may take, headers and body, in milliseconds. Default 30,000. */
  readonly timeoutMs?: number | undefined;
  /**
   * The longest that a call may take, including all attempts and waits, in milliseconds; not less than `timeoutMs`. Default 120,000, or
   * `timeoutMs` if that is longer.
   */
  readonly totalTimeoutMs?: number | undefined;
  /** When a call is tried again. */
  readonly retry?: RetryOptions | undefined;
  /** Used instead of the platform's `fetch`. Gives a new answer for each call. */
  readonly fetch?: FetchLike | undefined;
  /** Headers of every request. In browsers each needs the server's CORS permission. */
  readonly headers?: HeaderOptions | undefined;
  /** Observers of what happens. */
  readonly hooks?: Hooks | undefined;
  /** Where to log to, for example `console`. No credential and no query is ever logged. */
  readonly logger?: Logger | undefined;
}
