import { DEFAULT_TTL_SECONDS, type TokenRequest, type TokenResponse } from '@credit-usage/sdk/contract';
import { formatInstant } from '@credit-usage/sdk/time';
import { errors, type JWTVerifyOptions, type JWTVerifyResult, jwtVerify, SignJWT } from 'jose';
import { ProblemError } from '../problems/problem-error.js';
import type { Clock } from '../store/clock.js';
import { checkOwnGrants } from './check-grants.js';
import { type PackedGrants, packGrants, unpackGrants } from './grants.js';
import { deriveKey } from './keys.js';
import { type Viewer, viewerWith } from './viewer.js';

/** Headers beyond this are cut off or refused by proxies. */
const MAX_TOKEN_BYTES = 14_000;
const ISSUER = 'credit-usage';
const AUDIENCE = 'credit-usage/v1';
const ALGORITHM = 'HS256';
/** Two machines' clocks may differ by this much. */
const CLOCK_TOLERANCE_SECONDS = 5;

/**
 * Makes and checks viewer tokens: signed, and valid by themselves until they expire. Of several secrets the first one signs, and
 * tokens signed with any of them are accepted.
 *
 * @example
 * ```ts
 * import { generateKeys, systemClock, ViewerTokens } from '@credit-usage/server';
 *
 * const tokens = new ViewerTokens(generateKeys().secret, systemClock);
 * const { token } = await tokens.issue({
 *   sub: 'user_1',
 *   organizations: [{ id: 'org_1', roles: ['Billing'] }],
 *   agents: [],
 * });
 * ```
 * @public
 */
export class ViewerTokens {
  readonly #keys: readonly [Uint8Array, ...Uint8Array[]];
  readonly #clock: Clock;

  /** @param secret - the secret; or two, of which the first signs and the second is accepted too */
  constructor(secret: string | readonly [string, ...string[]], clock: Clock) {
    const [first, ...others] = typeof secret === 'string' ? ([secret] as const) : secret;
    const keyOf = (each: string) => deriveKey(each, 'viewer-token');
    this.#keys = [keyOf(first), ...others.map(keyOf)];
    this.#clock = clock;
  }

  /** Makes a token. Rejects with a TypeError for grants that are wrong, and with `grants_too_large` for those that do not fit into one. */
  async issue(request: TokenRequest): Promise<TokenResponse> {
    checkOwnGrants(request, 'ViewerTokens.issue');
    const issuedAt = Math.floor(this.#clock() / 1_000_000);
    const expiresAt = issuedAt + (request.ttlSeconds ?? DEFAULT_TTL_SECONDS);
    const token = await new SignJWT({ ...packGrants(request) })
      .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT' })
      .setSubject(request.sub)
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setIssuedAt(issuedAt)
      .setExpirationTime(expiresAt)
      .sign(this.#keys[0]);
    if (token.length > MAX_TOKEN_BYTES) {
      throw new ProblemError(
        'grants_too_large',
        `A token may have at most ${MAX_TOKEN_BYTES} bytes; this one would have ${token.length}. Grant fewer organizations and agents, or authenticate such viewers in your own server.`,
      );
    }
    return { token, expiresAt: formatInstant(expiresAt * 1_000_000) };
  }

  /** Says who a token stands for. Rejects with `token_expired` or `unauthenticated`. */
  async verify(token: string): Promise<Viewer> {
    try {
      const { payload } = await this.#open(token);
      return viewerWith(unpackGrants(payload.sub as string, payload as Partial<PackedGrants>));
    } catch (error) {
      if (error instanceof errors.JWTExpired)
        throw new ProblemError(
          'token_expired',
          'The token has expired. Ask your server for a new one.',
          {},
          challenge('The token has expired'),
        );
      throw new ProblemError(
        'unauthenticated',
        'The token is not valid here. Ask your server for a new one.',
        {},
        challenge('The token is not valid'),
      );
    }
  }

  /** What a token holds. The signature is judged first: only a key that made the token has a say in what is in it. */
  async #open(token: string): Promise<JWTVerifyResult> {
    const options: JWTVerifyOptions = {
      algorithms: [ALGORITHM],
      issuer: ISSUER,
      audience: AUDIENCE,
      requiredClaims: ['sub', 'exp', 'iat'],
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      currentDate: new Date(this.#clock() / 1000),
    };
    const [first, ...others] = this.#keys;
    let opened = jwtVerify(token, first, options);
    for (const key of others)
      opened = opened.catch((error: unknown) => {
        if (error instanceof errors.JWSSignatureVerificationFailed) return jwtVerify(token, key, options);
        throw error;
      });
    return opened;
  }
}

/** The header that goes with a 401. */
export function challenge(description?: string): Record<string, string> {
  return {
    'WWW-Authenticate': description
      ? `Bearer realm="credit-usage", error="invalid_token", error_description="${description}"`
      : 'Bearer realm="credit-usage"',
  };
}
