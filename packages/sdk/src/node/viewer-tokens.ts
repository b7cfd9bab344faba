import type { Schema } from '../contract/schema.js';
import { fixedToken } from '../core/auth.js';
import { anything, checkOptions, mustBe, type Rules } from '../core/check.js';
import type { FetchLike } from '../core/options.js';
import { execute } from '../core/pipeline.js';
import { resolveSettings } from '../core/settings.js';
import { invalidOption } from '../errors/config-error.js';
import { parseInstant } from '../time/instant.js';
import { variable } from './variable.js';

/**
 * Who a token is for, and what that viewer may see.
 *
 * @public
 */
export interface TokenViewer {
  /** The viewer's id in your own system, or a name for a script: 1 to 300 characters. */
  readonly sub: string;
  /** The organizations that the viewer is a member of, with the roles there, such as `Billing`. None when absent. */
  readonly organizations?: readonly { readonly id: string; readonly roles: readonly string[] }[] | undefined;
  /** Roles on single agents: `Owner`, `Contributor`. None when absent. */
  readonly agents?:
    | readonly { readonly organizationId: string; readonly id: string; readonly roles: readonly string[] }[]
    | undefined;
}

/**
 * How tokens are made.
 *
 * @public
 */
export interface ViewerTokensOptions {
  /** Who the tokens are for. */
  readonly viewer: TokenViewer;
  /** How long a token lives, in seconds: 60 to 3,600. Default 900. */
  readonly ttlSeconds?: number | undefined;
  /** Where the API is, as for a client. Default `CREDIT_USAGE_URL` of the environment. */
  readonly baseUrl?: string | URL | undefined;
  /** Allows `http://` to another machine, as for a client: the secret key goes there. Default false. */
  readonly allowInsecureHttp?: boolean | undefined;
  /** The server's secret key, `cu_sk_…`. Default `CREDIT_USAGE_SECRET_KEY` of the environment. */
  readonly secretKey?: string | undefined;
}

/**
 * A token that has been made.
 *
 * @public
 */
export interface MadeToken {
  /** The token. */
  readonly token: string;
  /** When it stops being valid: an RFC 3339 instant. */
  readonly expiresAt: string;
}

/**
 * Makes tokens for one viewer. Fits the `token` option of a client, and can be called by itself.
 *
 * @public
 */
export type ViewerTokens = (context?: { readonly signal?: AbortSignal | undefined }) => Promise<MadeToken>;

const VIEWER: Rules = {
  sub: mustBe('a text that is not empty', (sub) => typeof sub === 'string' && sub !== ''),
  organizations: mustBe('an array of { id, roles }', Array.isArray),
  agents: mustBe('an array of { organizationId, id, roles }', Array.isArray),
};

const OPTIONS: Rules = {
  viewer(viewer) {
    checkOptions('viewer field', viewer, VIEWER, 'viewer.');
    VIEWER.sub?.((viewer as Partial<TokenViewer>).sub, 'viewer.sub');
  },
  ttlSeconds: mustBe(
    'a whole number of seconds from 60 to 3600',
    (seconds) => Number.isInteger(seconds) && seconds >= 60 && seconds <= 3600,
  ),
  baseUrl: anything,
  allowInsecureHttp: anything,
  // Without the key in the message: a mistyped one is nearly one.
  secretKey: mustBe(
    'the secret key of the server, which begins with cu_sk_ and has no white space',
    (key) => typeof key === 'string' && /^cu_sk_[\x21-\x7e]+$/.test(key),
  ),
};

/**
 * Tokens for a script or a backend that holds the server's secret key: each call asks `POST /v1/tokens` for a new one, and tries again
 * as a client does. Whoever holds the secret key can read everything: never in a page.
 *
 * @throws ConfigError when an option is not valid, or the URL or the key is missing. A token that cannot be had rejects as the calls of a
 * client do: AuthenticationError when the server has another key, InvalidRequestError for roles that it does not take, ConnectionError
 * and so on. A client hands that on as the `cause` of a TokenProviderError. No error holds the key.
 *
 * @example
 * ```ts
 * const viewer = { sub: "monthly-report", organizations: [{ id: "org_acme", roles: ["Billing"] }] };
 * const client = fromEnv({ token: viewerTokens({ viewer }) }); // for a script
 * const { token, expiresAt } = await viewerTokens({ viewer })(); // for your own endpoint, which hands both to the page
 * ```
 * @public
 */
export function viewerTokens(options: ViewerTokensOptions): ViewerTokens {
  checkOptions('option', options, OPTIONS);
  if (options.viewer === undefined)
    throw invalidOption('viewer is missing: who the tokens are for, as { sub, … }');
  const baseUrl = options.baseUrl ?? variable('CREDIT_USAGE_URL', 'the address of the usage API');
  const secretKey =
    options.secretKey ?? variable('CREDIT_USAGE_SECRET_KEY', 'the secret key of the usage server, cu_sk_…');
  OPTIONS.secretKey?.(secretKey, 'secretKey');
  const { viewer, ttlSeconds, allowInsecureHttp } = options;
  const { sub, organizations = [], agents = [] } = viewer;
  const body = JSON.stringify({ sub, organizations, agents, ttlSeconds });
  const settings = resolveSettings(
    { baseUrl, allowInsecureHttp, fetch: posting(body) },
    fixedToken(secretKey),
  );
  return async ({ signal } = {}) => {
    const { data } = await execute(settings, {
      // It names a call in hooks and in errors about roles, of which there are none here.
      operation: 'organizations',
      path: '/v1/tokens',
      search: new URLSearchParams(),
      schema: TOKEN,
      options: { signal },
    });
    return data;
  };
}

/** To ask for a token twice does no harm: the server keeps none of them. So it is tried again as a read is. */
function posting(body: string): FetchLike {
  return (url, init) =>
    fetch(url, {
      ...init,
      method: 'POST',
      headers: { ...init.headers, 'content-type': 'application/json' },
      body,
    });
}

const TOKEN: Schema<MadeToken> = {
  name: 'TokenResponse',
  check(value) {
    const made: Partial<Record<keyof MadeToken, unknown>> = Object(value);
    const { token, expiresAt } = made;
    const issues = [
      ...(typeof token === 'string' && token !== '' ? [] : [{ path: ['token'], message: 'Expected a text' }]),
      ...(parseInstant(expiresAt as string) === undefined
        ? [{ path: ['expiresAt'], message: 'Expected an instant' }]
        : []),
    ];
    if (issues.length > 0) return { ok: false, issues };
    return { ok: true, value: value as MadeToken };
  },
};
