import { DEFAULT_TTL_SECONDS, type TokenResponse } from '@credit-usage/sdk/contract';
import { formatInstant } from '@credit-usage/sdk/time';
import { errors, type JWTVerifyOptions, type JWTVerifyResult, jwtVerify, SignJWT } from 'jose';
import { type Clock, systemClock } from '../store/clock.js';
import { checkOwnGrants } from './check-grants.js';
import { type PackedGrants, packGrants, type TokenGrants, unpackGrants } from './grants.js';
import { checkSecrets, deriveKey, type Keys, secretsOf } from './keys.js';
import { GrantsTooLargeError, TokenRefusedError } from './token-errors.js';
import { type Viewer, viewerWith } from './viewer.js';

/** Proxies cut off or refuse longer headers. */
const MAX_TOKEN_BYTES = 14_000;
const ISSUER = 'credit-usage';
const AUDIENCE = 'credit-usage/v1';
const ALGORITHM = 'HS256';
/** Two machines' clocks may differ by this much. */
const CLOCK_TOLERANCE_SECONDS = 5;

/**
 * Makes viewer tokens, and checks them, in the process that has the secret: without a request to `POST /v1/tokens`. Tokens are signed, and
 * valid until they expire. `secret` signs, and tokens that were signed with `previousSecret` are accepted as well.
 *
 * @example
 * ```ts
 * import { generateKeys, TokenIssuer } from '@credit-usage/server';
 *
 * const tokens = new TokenIssuer(generateKeys());
 * const { token, expiresAt } = await tokens.issue({
 *   sub: 'user_1',
 *   organizations: [{ id: 'org_1', roles: ['Billing'] }],
 * });
 * ```
 * @public
 */
export class TokenIssuer {
  readonly #keys: readonly [Uint8Array, ...Uint8Array[]];
  readonly #clock: Clock;

  /**
   * @param keys - the secrets, as `createUsageHandler` takes them; its ingest keys are not looked at
   * @param clock - by default the machine's
   * @throws KeyConfigurationError when a secret is empty, has the wrong prefix, can be guessed, cannot be sent in a header, or is given
   * twice: whoever knows it can make any token.
   */
  constructor(keys: Pick<Keys, 'secret' | 'previousSecret'>, clock: Clock = systemClock) {
    checkSecrets(keys);
    const [first, ...others] = secretsOf(keys);
    const keyOf = (each: string) => deriveKey(each, 'viewer-token');
    this.#keys = [keyOf(first), ...others.map(keyOf)];
    this.#clock = clock;
  }

  /**
   * Makes a token.
   *
   * @throws TypeError that names what is wrong with the grants, as `viewerOf` does; GrantsTooLargeError when they do not fit into a token.
   */
  async issue(grants: TokenGrants): Promise<TokenResponse> {
    const request = checkOwnGrants(grants, 'TokenIssuer.issue');
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
    if (token.length > MAX_TOKEN_BYTES) throw new GrantsTooLargeError(token.length, MAX_TOKEN_BYTES);
    return { token, expiresAt: formatInstant(expiresAt * 1_000_000) };
  }

  /**
   * Returns the viewer that a token stands for.
   *
   * @throws TokenRefusedError when it has expired, or was not signed with these secrets.
   */
  async verify(token: string): Promise<Viewer> {
    try {
      const { payload } = await this.#open(token);
      return viewerWith(unpackGrants(payload.sub as string, payload as Partial<PackedGrants>));
    } catch (error) {
      const reason = error instanceof errors.JWTExpired ? 'expired' : 'invalid';
      throw new TokenRefusedError(reason, { cause: kindOf(error) });
    }
  }

  /** What a token contains. Signatures are checked first: only the key that signed a token may judge its content. */
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

/** What kind of error it is, and no more: the library's errors hold the content of the token, which must not get into a log. */
function kindOf(error: unknown): Error {
  const { name, code } = error as NodeJS.ErrnoException;
  return Object.assign(new Error(code ?? name), { name, ...(code !== undefined && { code }) });
}
