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
  readonly onHeaders: () => void;
}

/** What came back, of whatever status, read to its end. */
export interface TransportResponse {
  /** 0 for a redirect in a browser, which does not say more. */
  readonly status: number;
  /** Without cookies. */
  readonly headers: Headers;
  readonly text: string;
}

/**
 * One attempt, and its raw text. Of ofetch only that is used: its retries, timeouts, parsing and errors are
 * switched off, since they know neither a budget nor `Retry-After` and carry the request with its headers.
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
    // Its own error names the whole URL and holds the options: what the platform said goes first.
    await answer;
    throw error;
  }
}

/** By `fetch` as it is now, not as it was when the module was read: tests and tracers replace it later. */
async function fetchOnce(request: TransportRequest): Promise<Response> {
  const { url, headers, credentials, signal, onHeaders } = request;
  const call = request.fetch ?? (globalThis.fetch as FetchLike | undefined);
  if (!call) throw new ConfigError('There is no fetch here: pass one as the fetch option');
  const response = await call(url, {
    method: 'GET',
    headers: { ...headers },
    // A redirect could carry the token elsewhere.
    redirect: 'manual',
    // Cloudflare's runtime keeps no cookies, and throws.
    ...(!isWorkerd() && { credentials }),
    signal,
  });
  if (!isFresh(response)) throw new ConfigError(NO_RESPONSE, { code: 'invalid_fetch' });
  onHeaders();
  return readable(response);
}

const NO_RESPONSE = 'The fetch option returned no Response: make a new one for each call';

/** A test double may give the data itself, or one answer again and again. */
function isFresh(response: Partial<FetchAnswer> | undefined): boolean {
  return (
    typeof response?.text === 'function' &&
    typeof response.headers?.forEach === 'function' &&
    !response.bodyUsed
  );
}

/** No more of it than a `FetchLike` promises. */
function readable(response: FetchAnswer): Response {
  const headers = new Headers();
  response.headers.forEach((value, name) => {
    if (name !== 'set-cookie') headers.append(name, value);
  });
  const body = true;
  return { status: response.status, headers, body, text: () => response.text() } as unknown as Response;
}
