import { invalidOption } from '../errors/config-error.js';
import { isSignal } from './abort.js';
import { fixedToken, ProvidedTokens, type TokenSource } from './auth.js';
import {
  aFunction,
  anything,
  checkOptions,
  functions,
  milliseconds,
  mustBe,
  oneOf,
  type Rules,
} from './check.js';
import { checkHeaders, mergeHeaders } from './headers.js';
import { HOOK_NAMES, type Hooks, joinHooks } from './hooks.js';
import type { Logger } from './logger.js';
import type { ClientOptions, FetchLike, HeaderOptions, RequestOptions, RetryOptions } from './options.js';
import { pageUrl } from './runtime.js';
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
  readonly fetch?: FetchLike;
  readonly headers: HeaderOptions;
  readonly hooks: Hooks;
  readonly logger?: Logger;
}

const DEFAULTS = {
  credentials: 'omit',
  timeoutMs: 30_000,
  retry: { max: 2, maxRetryAfterMs: 60_000 },
} as const;

/** How long a whole call may take, unless one attempt may take longer. */
const TOTAL_TIMEOUT_MS = 120_000;

const RETRY_OPTIONS: Rules = {
  max: mustBe('a whole number from 0', (max: number) => Number.isInteger(max) && max >= 0),
  maxRetryAfterMs: milliseconds(0),
};

const HOOKS: Rules = Object.fromEntries(HOOK_NAMES.map((name) => [name, functions]));

/** The options that a client and a single call have in common. */
const COMMON_OPTIONS: Rules = {
  timeoutMs: milliseconds(1),
  retry: (retry) => checkOptions('retry option', retry, RETRY_OPTIONS, 'retry.', ', as in retry: { max: 3 }'),
  headers: checkHeaders,
};

export const REQUEST_OPTIONS: Rules = {
  ...COMMON_OPTIONS,
  signal: mustBe('an AbortSignal', isSignal),
};

const CLIENT_OPTIONS: Rules = {
  baseUrl: anything,
  token: mustBe('a string or a function', (token) => ['string', 'function'].includes(typeof token)),
  ...COMMON_OPTIONS,
  credentials: oneOf('omit', 'same-origin'),
  allowInsecureHttp: oneOf(true, false),
  totalTimeoutMs: milliseconds(1),
  fetch: aFunction,
  hooks: (hooks) => checkOptions('hook', hooks, HOOKS, 'hooks.'),
  logger: mustBe('an object', (logger) => typeof logger === 'object' && logger !== null),
};

/** Checks the options of a client, and fills in the defaults. A token source that is passed in is used as it is. */
export function resolveSettings(options: ClientOptions, tokens?: TokenSource): Settings {
  checkClientOptions(options);
  const { token, ...others } = options;
  const timeoutMs = options.timeoutMs ?? DEFAULTS.timeoutMs;
  const totalTimeoutMs = options.totalTimeoutMs ?? Math.max(TOTAL_TIMEOUT_MS, timeoutMs);
  checkTimeout(options.timeoutMs, totalTimeoutMs);
  return {
    ...DEFAULTS,
    ...defined(others),
    totalTimeoutMs,
    baseUrl: resolveBaseUrl(options.baseUrl, pageUrl(), options.allowInsecureHttp),
    tokens: tokens ?? tokenSource(token),
    retry: mergeRetry(DEFAULTS.retry, options.retry),
    headers: { ...options.headers },
    hooks: joinHooks(undefined, options.hooks),
  };
}

/** The options of a changed copy: other options stay, headers and retry are merged key by key, hooks are added. */
export function mergeOptions(options: ClientOptions, changes: Partial<ClientOptions>): ClientOptions {
  checkClientOptions(changes);
  return {
    ...options,
    ...defined(changes),
    retry: mergeRetry(options.retry, changes.retry),
    headers: mergeHeaders(options.headers, changes.headers),
    hooks: joinHooks(options.hooks, changes.hooks),
  };
}

type Defined<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

function defined<T extends object>(values: T | undefined): Defined<T> {
  return Object.fromEntries(
    Object.entries(values ?? {}).filter(([, value]) => value !== undefined),
  ) as Defined<T>;
}

/** Retry options with changes over them. */
export function mergeRetry<Base extends RetryOptions | undefined>(
  base: Base,
  changes: RetryOptions | undefined,
): Base & object {
  return { ...base, ...defined(changes) } as Base & object;
}

/** Checks the options of one call. A call with further options passes its own rules. */
export function checkRequestOptions(options: RequestOptions, rules = REQUEST_OPTIONS): void {
  for (const name of Object.keys(options)) {
    if (!Object.hasOwn(rules, name) && Object.hasOwn(CLIENT_OPTIONS, name)) {
      throw invalidOption(`${name} is an option of the client: use client.withOptions({ ${name} })`);
    }
  }
  checkOptions('request option', options, rules, '', ', as in { signal }');
}

/** Refuses a time for one attempt that is longer than the time for the whole call. */
export function checkTimeout(timeoutMs: number | undefined, totalTimeoutMs: number): void {
  if (timeoutMs !== undefined && timeoutMs > totalTimeoutMs) {
    throw invalidOption(
      `timeoutMs is more than totalTimeoutMs, which is ${totalTimeoutMs}: raise that too, with client.withOptions({ totalTimeoutMs })`,
    );
  }
}

function checkClientOptions(options: Partial<ClientOptions>): void {
  checkOptions('option', options, CLIENT_OPTIONS);
  if (options.token !== undefined && options.credentials === 'same-origin') {
    throw invalidOption('Give either token or credentials "same-origin", not both');
  }
}

function tokenSource(token: ClientOptions['token']): TokenSource {
  if (typeof token === 'function') return new ProvidedTokens(token);
  if (token !== undefined) checkFixedToken(token);
  return fixedToken(token);
}
