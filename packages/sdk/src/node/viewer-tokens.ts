import type { Schema } from '../contract/schema.js';
import { fixedToken } from '../core/auth.js';
import { anything, checkOptions, mustBe, type Rules } from '../core/check.js';
import type { FetchLike } from '../core/options.js';
import { execute } from '../core/pipeline.js';
import { REQUEST_OPTIONS, resolveSettings } from '../core/settings.js';
import { invalidOption } from '../errors/config-error.js';
import { parseInstant } from '../time/instant.js';
import { addressOf, variable } from './variable.js';

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
 * The options of `viewerTokens`.
 *
 * @public
 */
export interface ViewerTokensOptions {
  /** Who the tokens are for. */
  readonly viewer: TokenViewer;
  /** How long a token is valid, in seconds: 60 to 3,600. Default 900. */
  readonly ttlSeconds?: number | undefined;
  /** The URL of the API, as for a client. Default: the environment variable `CREDIT_USAGE_URL`. */
  readonly baseUrl?: string | URL | undefined;
  /** Allows `http://` to another machine, as for a client; the secret key is sent there. Default false. */
  readonly allowInsecureHttp?: boolean | undefined;
  /** The server's secret key, `cu_sk_…`. Default: the environment variable `CREDIT_USAGE_SECRET_KEY`; of two keys in it, `new,old`, the first. */
  readonly secretKey?: string | undefined;
}

/**
 * A new token, and when it expires.
 *
 * @public
 */
export interface MadeToken {
  /** The token. */
  readonly token: string;
  /** When the token expires: an RFC 3339 instant. */
  readonly expiresAt: string;
}

/**
 * A function that makes tokens for one viewer. Pass it as the `token` option of a client, or call it yourself.
 *
 * @public
 */
export type ViewerTokens = (context?: { readonly signal?: AbortSignal | undefined }) => Promise<MadeToken>;

const VIEWER: Rules = {
  sub: mustBe('a non-empty string', (sub) => typeof sub === 'string' && sub !== ''),
  organizations: mustBe('an array of { id, roles }', Array.isArray),
  agents: mustBe('an array of { organizationId, id, roles }', Array.isArray),
};

/** What a client passes to a token provider. Only the signal counts here, since every token is a new one. */
const CONTEXT: Rules = { forceRefresh: anything, signal: REQUEST_OPTIONS.signal ?? anything };

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
  // The message does not repeat the key: even a mistyped one is almost the real one.
  secretKey: mustBe(
    'the secret key of the server, which begins with cu_sk_ and has no white space',
    (key) => typeof key === 'string' && /^cu_sk_[\x21-\x7e]+$/.test(key),
  ),
};

/**
 * Makes viewer tokens, for a script or a backend that holds the server's secret key. Each call of the returned function asks
 * `POST /v1/tokens` for a new token, and retries as a client does. Whoever holds the secret key can read everything: never use it in a
 * page.
 *
 * @throws ConfigError when an option is not valid, or the URL or the key is missing. The returned function rejects as the calls of a
 * client do: AuthenticationError when the server has another key, InvalidRequestError for roles that it does not accept, ConnectionError
 * and so on. A client passes that on as the `cause` of a TokenProviderError. No error contains the key.
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
  const baseUrl = addressOf(options.baseUrl);
  const secretKey = options.secretKey ?? newestKey();
  OPTIONS.secretKey?.(secretKey, 'secretKey');
  const { viewer, ttlSeconds, allowInsecureHttp } = options;
  const { sub, organizations = [], agents = [] } = viewer;
  const body = JSON.stringify({ sub, organizations, agents, ttlSeconds });
  const settings = resolveSettings(
    { baseUrl, allowInsecureHttp, fetch: posting(body) },
    fixedToken(secretKey),
  );
  return async (context = {}) => {
    checkOptions('field', context, CONTEXT);
    const { signal } = context;
    const { data } = await execute(settings, {
      // Any name will do: it only appears in hooks and in errors about roles, and there are neither here.
      operation: 'organizations',
      path: '/v1/tokens',
      search: new URLSearchParams(),
      schema: TOKEN,
      options: { signal },
    });
    return data;
  };
}

/** While keys are exchanged, the server's variable holds two of them, the new one first. */
function newestKey(): string | undefined {
  return variable('CREDIT_USAGE_SECRET_KEY', 'the secret key of the usage server, cu_sk_…').split(
    /[\s,]+/,
  )[0];
}

/** A `fetch` that posts. Asking for a token twice does no harm, since the server keeps none: it may be retried like a read. */
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
      ...(typeof token === 'string' && token !== '' ? [] : [{ path: ['token'], message: 'Expected text' }]),
      ...(parseInstant(expiresAt as string) === undefined
        ? [{ path: ['expiresAt'], message: 'Expected an instant' }]
        : []),
    ];
    if (issues.length > 0) return { ok: false, issues };
    return { ok: true, value: value as MadeToken };
  },
};
