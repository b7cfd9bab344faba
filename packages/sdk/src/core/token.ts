import { ConfigError, invalidOption } from '../errors/config-error.js';
import { TokenProviderError } from '../errors/token-error.js';
import type { ProvidedToken } from './options.js';

/** A checked token, and when it expires, in milliseconds since 1970. */
export interface Token {
  readonly token: string;
  readonly expiresAt: number | undefined;
}

const KEY = /^cu_(?:sk|ik)_/;

/** Refuses the keys of a backend: the API would not accept one here, and in a page everybody could read it. */
function refuseKey(token: string): void {
  if (KEY.test(token)) {
    throw new ConfigError(
      'This is a secret or ingest key, not a token, and must never reach a page: your backend gets tokens from POST /v1/tokens',
      { code: 'key_as_token' },
    );
  }
}

/** Why a text is not a token, without repeating it; undefined when it may be one. */
function faultOf(token: string): string | undefined {
  if (/^Bearer\s/i.test(token)) return 'begins with Bearer: leave that out';
  if (/\s/.test(token)) return 'contains white space or a line break: trim it';
  // Anything else would make the Headers class throw, with the token in its message.
  return /^[\x21-\x7e]+$/.test(token) ? undefined : 'is empty, or has characters not allowed in headers';
}

/** Checks the token of the options. */
export function checkFixedToken(token: string): void {
  const fault = faultOf(token);
  if (fault) throw invalidOption(`token ${fault}`);
  refuseKey(token);
}

/** Reads what a provider gave. Its errors never repeat it. */
export function readProvided(provided: unknown): Token {
  const { token, expiresAt } =
    typeof provided === 'object' && provided !== null
      ? (provided as Partial<ProvidedToken>)
      : { token: provided, expiresAt: undefined };
  if (typeof token !== 'string' || token === '') {
    throw invalid('The token provider returned no token: expected a string, or { token, expiresAt }');
  }
  const fault = faultOf(token);
  if (fault) throw invalid(`The token that the provider returned ${fault}`);
  refuseKey(token);
  if (expiresAt === undefined || expiresAt === null) return { token, expiresAt: undefined };
  const time = expiresAt instanceof Date ? expiresAt.getTime() : parseInstantMs(expiresAt);
  if (Number.isNaN(time)) {
    throw invalid('The token provider returned an expiresAt that is neither a Date nor an RFC 3339 instant');
  }
  return { token, expiresAt: time };
}

// A bare number could be seconds or milliseconds, and a date without a zone could be in any zone: neither is guessed.
function parseInstantMs(value: unknown): number {
  const isInstant =
    typeof value === 'string' &&
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/i.test(value);
  return isInstant ? Date.parse(value) : Number.NaN;
}

const invalid = (message: string): TokenProviderError =>
  new TokenProviderError(message, { code: 'invalid_token' });
