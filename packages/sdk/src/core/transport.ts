import { createFetch } from 'ofetch';
import { ConfigError } from '../errors/config-error.js';
import type { FetchAnswer, FetchLike } from './options.js';
import { isWorkerd } from './runtime.js';

/** One attempt. */
export interface TransportRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly credentials: 'omit' | 'same-origin';
  readonly signal: AbortSignal;
  /** Instead of the platform's. */
  readonly fetch: FetchLike | undefined;
  /** Called when the headers are there and the body begins. */
  readonly onHeaders: (headers: Headers) => void;
}

/** An answer of any status, read to its end. */
export interface TransportResponse {
  /** 0 for a redirect in a browser, which hides its status. */
  readonly status: number;
  /** Without cookies. */
  readonly headers: Headers;
  readonly text: string;
}

/**
 * Makes one attempt and returns its raw text. Nothing else of ofetch is used: its retries, timeouts, parsing and errors are
 * switched off, since its retries know neither a budget nor `Retry-After`, and its errors carry the request with its headers.
 */
export async function send(request: TransportRequest): Promise<TransportResponse> {
  let answer: Promise<Response> | undefined;
  const { raw } = createFetch({ fetch: () => (answer = fetchOnce(request)) });
  try {
    const response = await raw<string, 'text'>(request.url, {
      responseType: 'text',
      retry: false,
      ignoreResponseError: true,
    });
    return { status: response.status, headers: response.headers, text: response._data ?? '' };
  } catch (error) {
    // ofetch's error names the whole URL and holds the options, so the platform's own error is thrown instead.
    await answer;
    throw error;
  }
}

/** Uses the global `fetch` of this moment, not of when the module was loaded: tests and tracers replace it later. */
async function fetchOnce(request: TransportRequest): Promise<Response> {
  const { url, headers, credentials, signal, onHeaders } = request;
  const call = request.fetch ?? (globalThis.fetch as FetchLike | undefined);
  if (!call) throw new ConfigError('No fetch is available: pass one as the fetch option');
  const response = await call(url, {
    method: 'GET',
    headers,
    // A redirect could carry the token elsewhere.
    redirect: 'manual',
    // Cloudflare's runtime has no cookies, and throws when it is given this option.
    ...(!isWorkerd() && { credentials }),
    signal,
  });
  if (!isFresh(response)) throw new ConfigError(NO_RESPONSE, { code: 'invalid_fetch' });
  const answer = readable(response);
  onHeaders(answer.headers);
  return answer;
}

const NO_RESPONSE = 'The fetch option returned no Response: make a new one for each call';

/** Whether this is an unread `Response`. A test double may return the data itself, or the same `Response` each time. */
function isFresh(response: Partial<FetchAnswer> | undefined): boolean {
  return (
    typeof response?.text === 'function' &&
    typeof response.headers?.forEach === 'function' &&
    !response.bodyUsed
  );
}

/** A `Response` for ofetch, made from only what a `FetchLike` promises. */
function readable(response: FetchAnswer): Response {
  const headers = new Headers();
  response.headers.forEach((value, name) => {
    if (name !== 'set-cookie') headers.append(name, value);
  });
  const body = true;
  return { status: response.status, headers, body, text: () => response.text() } as unknown as Response;
}
