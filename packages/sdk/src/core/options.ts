import type { Hooks } from './hooks.js';
import type { Logger } from './logger.js';

/**
 * The argument of a token provider.
 *
 * @public
 */
export interface TokenRequestContext {
  /** True after the API has refused the last token: do not return a cached one. */
  readonly forceRefresh: boolean;
  /** Aborted when the token is no longer needed: every call that waited for it has given up, or the provider is called anew. */
  readonly signal: AbortSignal;
}

/**
 * A token, and when it expires.
 *
 * @public
 */
export interface ProvidedToken {
  /** The token, as it follows `Bearer` in the `Authorization` header. */
  readonly token: string;
  /** When the token expires: an RFC 3339 instant or a Date. Without it, the token is used until the API refuses it. */
  readonly expiresAt?: string | Date | undefined;
}

/**
 * A function that gets a viewer's token, usually from the host's own backend. The client calls it when it needs a token; again
 * shortly before `expiresAt`, while calls continue with the token that is still valid (every five seconds at most, if it fails); and
 * once more with `forceRefresh` when the API refuses the token. It never makes two such calls at a time, except that one with
 * `forceRefresh` replaces an ordinary one, and that one without an answer is replaced after thirty seconds, the next one
 * after a minute, and so on: the former is then aborted.
 *
 * @public
 */
export type TokenProvider = (
  context: TokenRequestContext,
) => string | ProvidedToken | Promise<string | ProvidedToken>;

/**
 * The second argument of a `fetch`: how to send the request.
 *
 * @public
 */
export interface FetchInit {
  /** Always `GET`: the client only reads. */
  readonly method: 'GET';
  /** All headers, by lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** Redirects are not followed: they could carry the token elsewhere. */
  readonly redirect: 'manual';
  /** The client's `credentials` option; absent on platforms without cookies. */
  readonly credentials?: 'omit' | 'same-origin';
  /** Aborted when the attempt runs out of time or the caller aborts the call. */
  readonly signal: AbortSignal;
}

/**
 * The part of a `Response` that the client reads. The `Response` of any implementation fits, but can be read only once: return a
 * new one from each call.
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
 * The part of `fetch` that the client uses. Pass the platform's or a library's, for example one that goes through a proxy or has its own
 * certificates.
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
 * How calls are retried: after no answer, a timeout, and status 408, 429, 500, 502, 503 or 504.
 *
 * @public
 */
export interface RetryOptions {
  /** The maximum number of retries. Default 2; 0 turns retries off. */
  readonly max?: number | undefined;
  /**
   * The longest wait that the API may ask for with `Retry-After`, in milliseconds. Default 60,000. If it asks for
   * more, the call fails at once, and the error's `retryAfterMs` says how long to wait.
   */
  readonly maxRetryAfterMs?: number | undefined;
}

/**
 * The options of one call. Each overrides the client's option; `retry` and `headers` do so key by key.
 *
 * @public
 */
export interface RequestOptions {
  /** Ends the call with an `AbortedError`, even while it waits for a retry. */
  readonly signal?: AbortSignal | undefined;
  /** The longest that one attempt may take, headers and body, in milliseconds; at most the client's `totalTimeoutMs`. */
  readonly timeoutMs?: number | undefined;
  /** How the call is retried. */
  readonly retry?: RetryOptions | undefined;
  /** Headers to add. */
  readonly headers?: HeaderOptions | undefined;
}

/**
 * The options of reading a list.
 *
 * @public
 */
export interface ListOptions extends RequestOptions {
  /** Continues after the page that had this `nextCursor`, for the same query. */
  readonly cursor?: string | undefined;
}

/**
 * The options of a client.
 *
 * @public
 */
export interface ClientOptions {
  /**
   * The URL of the API. It begins with `https://`, or with `http://` for this machine; in a browser it may be relative to the page, such
   * as `/usage-api`. A client with such a path can also be created where there is no page, as in a module that a server renders, but its
   * calls then throw a ConfigError. A path becomes the prefix of all requests. Leave out `/v1`: the client adds it.
   */
  readonly baseUrl: string | URL;
  /**
   * Allows a `baseUrl` with `http://` that is not this machine, such as `http://usage:8787` in Docker Compose. Default false: anyone who
   * can see the traffic can read the token and the usage, and anyone in between can change the answers. Use it only in a private
   * network where you trust everything.
   */
  readonly allowInsecureHttp?: boolean | undefined;
  /**
   * A viewer's token, or a function that gets one. Without it, no `Authorization` header is sent. A secret or ingest
   * key (`cu_sk_`, `cu_ik_`) is not a token and is refused: tokens come from `POST /v1/tokens`.
   */
  readonly token?: string | TokenProvider | undefined;
  /** Whether cookies are sent. Default `omit`. Use `same-origin`, without `token`, for an API that is part of your site, behind its login. */
  readonly credentials?: 'omit' | 'same-origin' | undefined;
  /** The longest that one attempt may take, headers and body, in milliseconds. Default 30,000. */
  readonly timeoutMs?: number | undefined;
  /**
   * The longest that a call may take, including all attempts and waits, in milliseconds; not less than `timeoutMs`. Default 120,000, or
   * `timeoutMs` if that is longer.
   */
  readonly totalTimeoutMs?: number | undefined;
  /** How calls are retried. */
  readonly retry?: RetryOptions | undefined;
  /** Replaces the platform's `fetch`. Must return a new `Response` from each call. */
  readonly fetch?: FetchLike | undefined;
  /** Headers to add to every request. In browsers, the server's CORS settings must allow each of them. */
  readonly headers?: HeaderOptions | undefined;
  /** Functions to call as requests are sent, answered, retried and failed. */
  readonly hooks?: Hooks | undefined;
  /** Where to log, for example `console`. Credentials and queries are never logged. */
  readonly logger?: Logger | undefined;
}
