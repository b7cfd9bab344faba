import { createFetch, FetchError } from 'ofetch';
import { ConfigError } from '../errors/config-error.js';
import type { FetchLike } from '../options.js';
import { isWorkerd } from './runtime.js';

/** One attempt. */
export interface TransportRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly credentials: RequestCredentials;
  readonly signal: AbortSignal;
  /** Instead of the platform's. */
  readonly fetch: FetchLike | undefined;
  /** Called when the headers are there and the body begins. */
  readonly onHeaders: () => void;
}

/** What came back, of whatever status, read to its end. */
export interface TransportResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/**
 * One attempt, and its raw text. Of ofetch only that is used: its retries, timeouts, parsing and errors are
 * switched off, since they know neither a budget nor `Retry-After` and carry the request with its headers.
 */
export async function send(request: TransportRequest): Promise<TransportResponse> {
  const { raw } = createFetch({ fetch: lateBound(request) });
  try {
    const response = await raw<string, 'text'>(request.url, {
      responseType: 'text',
      retry: false,
      ignoreResponseError: true,
    });
    return { status: response.status, headers: response.headers, text: response._data ?? '' };
  } catch (error) {
    // Its own error names the whole URL and holds the options; what the platform said is inside.
    throw error instanceof FetchError ? error.cause : error;
  }
}

/** `fetch` as it is now, not as it was when the module was read: tests and tracers replace it later. */
function lateBound({
  url,
  headers,
  credentials,
  signal,
  fetch,
  onHeaders,
}: TransportRequest): () => Promise<Response> {
  return async () => {
    const call = fetch ?? (globalThis.fetch as FetchLike | undefined);
    if (!call) throw new ConfigError('There is no fetch here: pass one as the fetch option');
    // A redirect could carry the token elsewhere; the API has none. Cloudflare's runtime refuses that mode, and keeps no cookies.
    const policy: RequestInit = isWorkerd() ? { redirect: 'manual' } : { redirect: 'error', credentials };
    const response = await call(url, { method: 'GET', headers: { ...headers }, ...policy, signal });
    onHeaders();
    return response;
  };
}
