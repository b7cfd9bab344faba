import { ConfigError, TokenProviderError } from '../errors/config-error.js';
import type { ProvidedToken } from '../options.js';

/** A token that may be used, and until when, in milliseconds since 1970. */
export interface Token {
  readonly token: string;
  readonly expiresAt: number | undefined;
}

// What is not of these would make the Headers class throw, with the token in its message.
const SENDABLE = /^[\x21-\x7e]+$/;
const KEY = /^cu_(?:sk|ik)_/;

/** Refuses the keys of a server in a page, where everybody could read them. */
export function refuseKeyInBrowser(token: string, inBrowser: boolean): void {
  if (inBrowser && KEY.test(token)) {
    throw new ConfigError(
      'A secret or ingest key must never be in a browser: get a viewer token from your backend and give that',
      { code: 'credential_in_browser' },
    );
  }
}

/** Checks the token of the options. */
export function checkFixedToken(token: string, inBrowser: boolean): void {
  if (!SENDABLE.test(token)) {
    throw new ConfigError('token is empty, or has characters that no header can have', {
      code: 'invalid_option',
    });
  }
  refuseKeyInBrowser(token, inBrowser);
}

/** Reads what a provider gave. Its errors never repeat it. */
export function readProvided(provided: unknown, inBrowser: boolean): Token {
  const { token, expiresAt } =
    typeof provided === 'object' && provided !== null
      ? (provided as Partial<ProvidedToken>)
      : { token: provided, expiresAt: undefined };
  if (typeof token !== 'string' || !SENDABLE.test(token)) {
    throw invalid('The token provider gave no token: expected a string, or { token, expiresAt }');
  }
  refuseKeyInBrowser(token, inBrowser);
  if (expiresAt === undefined || expiresAt === null) return { token, expiresAt: undefined };
  const time = expiresAt instanceof Date ? expiresAt.getTime() : parseInstantMs(expiresAt);
  if (Number.isNaN(time)) {
    throw invalid('The token provider gave an expiresAt that is neither a Date nor an RFC 3339 instant');
  }
  return { token, expiresAt: time };
}

// A bare number could be seconds or milliseconds, and a date without a zone could be any: neither is guessed.
function parseInstantMs(value: unknown): number {
  const isInstant =
    typeof value === 'string' &&
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/i.test(value);
  return isInstant ? Date.parse(value) : Number.NaN;
}

const invalid = (message: string): TokenProviderError =>
  new TokenProviderError(message, { code: 'invalid_token' });
