import { ConfigError } from '../errors/config-error.js';
import type { ClientOptions, FetchLike, HeaderOptions, RequestOptions, RetryOptions } from '../options.js';
import { fixedToken, ProvidedTokens, type TokenSource } from './auth.js';
import { checkKeys, checkMs, checkThat } from './check.js';
import { checkHeaders, mergeHeaders } from './headers.js';
import { HOOK_NAMES, type Hooks, joinHooks } from './hooks.js';
import type { Logger } from './logger.js';
import { isBrowser, pageUrl } from './runtime.js';
import { checkFixedToken } from './token.js';
import { resolveBaseUrl } from './url.js';

/** A client's options, checked and complete. */
export interface Settings {
  readonly baseUrl: string;
  readonly tokens: TokenSource;
  readonly credentials: 'omit' | 'same-origin';
  readonly timeoutMs: number;
  readonly totalTimeoutMs: number;
  readonly retry: Required<{ [Key in keyof RetryOptions]: number }>;
  readonly fetch: FetchLike | undefined;
  readonly headers: HeaderOptions;
  readonly hooks: Hooks;
  readonly logger: Logger | undefined;
}

const DEFAULTS = {
  timeoutMs: 30_000,
  totalTimeoutMs: 120_000,
  retry: { max: 2, maxRetryAfterMs: 60_000 },
} as const;

const OPTIONS = [
  ...['baseUrl', 'token', 'credentials', 'timeoutMs', 'totalTimeoutMs', 'retry', 'fetch', 'headers', 'hooks'],
  'logger',
];
const REQUEST_OPTIONS = ['signal', 'timeoutMs', 'retry', 'headers'];

/** Checks the options of a client, and fills in the defaults. Tokens are kept when they are given from before. */
export function resolveSettings(options: ClientOptions, tokens?: TokenSource): Settings {
  checkClientOptions(options);
  return {
    baseUrl: resolveBaseUrl(options.baseUrl, pageUrl()),
    tokens: tokens ?? tokenSource(options.token),
    credentials: options.credentials ?? 'omit',
    timeoutMs: options.timeoutMs ?? DEFAULTS.timeoutMs,
    totalTimeoutMs: options.totalTimeoutMs ?? DEFAULTS.totalTimeoutMs,
    retry: mergeRetry(DEFAULTS.retry, options.retry),
    fetch: options.fetch,
    headers: { ...options.headers },
    hooks: joinHooks(undefined, options.hooks),
    logger: options.logger,
  };
}

/** The options of a changed copy: what is not named stays; headers and retry change by key, hooks are added. */
export function mergeOptions(options: ClientOptions, changes: Partial<ClientOptions>): ClientOptions {
  checkClientOptions(changes);
  return {
    ...options,
    ...defined(changes),
    retry: { ...options.retry, ...defined(changes.retry ?? {}) },
    headers: mergeHeaders(options.headers, changes.headers),
    hooks: joinHooks(options.hooks, changes.hooks),
  };
}

function defined<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}

/** The client's retry options with the call's over them. */
export function mergeRetry(base: Settings['retry'], changes: RetryOptions | undefined): Settings['retry'] {
  return {
    max: changes?.max ?? base.max,
    maxRetryAfterMs: changes?.maxRetryAfterMs ?? base.maxRetryAfterMs,
  };
}

/** Checks the options of one call. */
export function checkRequestOptions(options: RequestOptions, more: readonly string[] = []): void {
  checkKeys('request option', options, [...REQUEST_OPTIONS, ...more]);
  checkThat(
    options.signal === undefined || typeof options.signal?.addEventListener === 'function',
    'signal must be an AbortSignal',
  );
  checkMs('timeoutMs', options.timeoutMs, 1);
  checkRetry(options.retry);
  checkHeaders(options.headers);
}

function checkClientOptions(options: Partial<ClientOptions>): void {
  checkKeys('option', options, OPTIONS);
  const { token, credentials, hooks, logger } = options;
  checkMs('timeoutMs', options.timeoutMs, 1);
  checkMs('totalTimeoutMs', options.totalTimeoutMs, 1);
  checkRetry(options.retry);
  checkHeaders(options.headers);
  checkThat(options.fetch === undefined || typeof options.fetch === 'function', 'fetch must be a function');
  checkThat(
    credentials === undefined || credentials === 'omit' || credentials === 'same-origin',
    'credentials must be "omit" or "same-origin"',
  );
  checkThat(
    !(token !== undefined && credentials === 'same-origin'),
    'Either token, or credentials "same-origin": with both it would not be clear who is asking',
  );
  if (hooks !== undefined) checkHooks(hooks);
  checkThat(
    logger === undefined || (typeof logger === 'object' && logger !== null),
    'logger must be an object',
  );
}

function checkRetry(retry: RetryOptions | undefined): void {
  if (retry === undefined) return;
  checkKeys('retry option', retry, ['max', 'maxRetryAfterMs']);
  const { max } = retry;
  checkThat(
    max === undefined || (Number.isInteger(max) && max >= 0),
    'retry.max must be a whole number from 0',
  );
  checkMs('retry.maxRetryAfterMs', retry.maxRetryAfterMs, 0);
}

function checkHooks(hooks: Hooks): void {
  checkKeys('hook', hooks, HOOK_NAMES);
  for (const name of HOOK_NAMES) {
    const observers: unknown = hooks[name];
    const ok = Array.isArray(observers) && observers.every((observer) => typeof observer === 'function');
    checkThat(observers === undefined || ok, `hooks.${name} must be an array of functions`);
  }
}

function tokenSource(token: unknown): TokenSource {
  const inBrowser = isBrowser();
  if (typeof token === 'function') return new ProvidedTokens(token as never, inBrowser);
  if (token === undefined) return fixedToken(undefined);
  if (typeof token !== 'string') {
    throw new ConfigError('token must be a string or a function', { code: 'invalid_option' });
  }
  checkFixedToken(token, inBrowser);
  return fixedToken(token);
}
