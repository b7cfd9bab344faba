import { operations } from '@credit-usage/sdk/contract';
import openApiDocument from '@credit-usage/sdk/openapi.json' with { type: 'json' };
import { type Context, Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import {
  type Authenticate,
  authenticateByHost,
  authenticateByToken,
  unauthenticated,
} from './auth/authenticate.js';
import { checkKeys, deriveKey, ingestKeysOf, type Keys, secretsOf } from './auth/keys.js';
import { TokenIssuer } from './auth/token-issuer.js';
import { checkOptions } from './check-options.js';
import { conversationsRoute } from './conversations/route.js';
import { creditsRoute } from './credits/route.js';
import { agentsRoute, categoriesRoute, organizationsRoute } from './directory/routes.js';
import { eventsRoute } from './events/route.js';
import { atMostEvery } from './http/at-most-every.js';
import { checkBasePath, documentUnder, pathUnder } from './http/base-path.js';
import { readableFrom } from './http/cross-origin.js';
import { type HandledRequest, telling } from './http/handled-request.js';
import { refuseOtherMethods } from './http/other-methods.js';
import { passingOver } from './http/pass-over.js';
import { PATHS, READ_PATHS, routeOf } from './http/paths.js';
import { DEFAULT_RATE_LIMIT, type RateLimit, RateLimiter, rateHeaders, tooMany } from './http/rate-limit.js';
import { nameRequest } from './http/request-id.js';
import type { Env, Services } from './http/services.js';
import { HostNames } from './names/host-names.js';
import type { NameDirectory } from './names/name-directory.js';
import { partsOf, type Store } from './open-store.js';
import { noSuchRoute, type ProblemError } from './problems/problem-error.js';
import { problemOf } from './problems/problem-of.js';
import { problemResponse } from './problems/problem-response.js';
import { CursorCodec } from './query/cursor.js';
import { type Clock, systemClock } from './store/clock.js';
import { reading } from './store/reader.js';
import { tokensRoute } from './tokens/route.js';
import { usageRoute } from './usage/route.js';

/**
 * Options of `createUsageHandler`.
 *
 * @public
 */
export interface UsageHandlerOptions {
  /** Where usage is kept. */
  readonly store: Store;
  /**
   * The secret and ingest keys, in the form that `checkKeys` accepts; `keysFromEnv` reads them. The secret also signs cursors, even when no
   * tokens are used.
   */
  readonly keys: Keys;
  /** Says who is asking. By default, the viewer token does. */
  readonly authenticate?: Authenticate | undefined;
  /** The host's own names of organizations and agents. By default, recorded names are shown. */
  readonly directory?: NameDirectory | undefined;
  /**
   * The path at which clients see the handler, such as `/billing/usage-api`; by default the root. Requests are accepted with this path and
   * without it, since some frameworks cut it off and others do not. The OpenAPI document names it.
   */
  readonly basePath?: string | undefined;
  /**
   * The clock for reports, and for refusing records that lie in the future; by default the machine's. Tokens and cursors always use the
   * machine's clock.
   */
  readonly clock?: Clock | undefined;
  /** The origins of pages that may read, exactly as browsers send them: `https://app.example.com`. Default: none. */
  readonly allowedOrigins?: readonly string[] | undefined;
  /** Headers that such pages may send in addition to `Authorization`, `Accept` and `If-None-Match`. */
  readonly allowedHeaders?: readonly string[] | undefined;
  /** How many requests one viewer may make. Default: 1,200 per minute. */
  readonly rateLimit?: RateLimit | undefined;
  /** Called for each request once its answer begins, for access logs and metrics. */
  readonly onRequest?: ((handled: HandledRequest) => void) | undefined;
  /** Called with each internal error, as it was thrown; the caller of the API does not see it. `describeError` makes it fit for a log. */
  readonly onError?: ((error: unknown, requestId: string) => void) | undefined;
}

/**
 * A standard handler: a request in, a response out.
 *
 * @public
 */
export type UsageHandler = (request: Request) => Promise<Response>;

/**
 * Makes a handler that implements the usage contract, to mount in Node or inside another framework.
 *
 * @throws KeyConfigurationError when a key is empty, has the wrong prefix, can be guessed, cannot be sent in a header, or is given twice:
 * whoever knows the secret can see everything.
 * TypeError for an option that does not exist or cannot work, such as an origin that no browser sends, or a `basePath` with which paths of
 * the API begin. The message names the option and says what to give.
 *
 * @example
 * ```ts
 * import { createUsageHandler, generateKeys, openStore } from '@credit-usage/server';
 *
 * const store = await openStore({ folder: './usage' });
 * const handler = createUsageHandler({ store, keys: generateKeys() });
 * const response = await handler(new Request('http://localhost/healthz'));
 * ```
 * @public
 */
export function createUsageHandler(options: UsageHandlerOptions): UsageHandler {
  const app = createApp(options);
  return async (request) => app.fetch(request);
}

/** How long `/readyz` reuses the store's last answer, or its last failure. */
const READINESS_MS = 1_000;

function createApp(options: UsageHandlerOptions): Hono<Env> {
  checkOptions(options);
  const { clock = systemClock } = options;
  const keys = checkKeys(options.keys);
  const { database, queue, receipts } = partsOf(options.store);
  const failed = told(options.onError);
  const hostNames = options.directory && new HostNames(options.directory);
  const basePath = checkBasePath(options.basePath ?? '');
  const secrets = secretsOf(keys);
  const [signing, ...others] = secrets;
  const cursorKey = (secret: string) => deriveKey(secret, 'cursor');
  const tokens = new TokenIssuer(keys, systemClock);
  const authenticate = options.authenticate
    ? authenticateByHost(options.authenticate)
    : authenticateByToken(tokens);
  const limiter = new RateLimiter(options.rateLimit ?? DEFAULT_RATE_LIMIT);
  const services: Services = {
    source: (c, viewer) => ({
      database: reading(database, { viewer: viewer.sub, signal: c.req.raw.signal }),
      hostNames,
      failed: (error) => failed(error, c.get('requestId')),
    }),
    cursors: new CursorCodec(cursorKey(signing), ...others.map(cursorKey)),
    now: () => ({ asOf: clock(), mark: receipts.mark(), clock: systemClock() }),
    viewer: async (c) => {
      const viewer = await authenticate(c.req.raw);
      if (!viewer) throw unauthenticated();
      const rate = limiter.take(viewer.sub, performance.now());
      c.set('rate', rate);
      if (!rate.allowed) throw tooMany(rate.resetSeconds);
      return viewer;
    },
  };

  const app = new Hono<Env>({ getPath: pathUnder(basePath) });
  // This header concerns the whole domain, of which the API may be a small part: setting it is up to the host.
  const secure = secureHeaders({ strictTransportSecurity: false });
  app.use(passingOver, nameRequest, telling(told(options.onRequest)), secure, async (c, next) => {
    await next();
    const rate = c.get('rate');
    if (rate) for (const [name, value] of Object.entries(rateHeaders(rate))) c.header(name, value);
  });
  for (const path of PATHS)
    app.use(routeOf(path), async (c, next) => {
      c.set('route', path);
      await next();
    });
  const browsers = readableFrom(options.allowedOrigins ?? [], options.allowedHeaders ?? []);
  for (const path of READ_PATHS) app.use(routeOf(path), browsers);

  app.get(routeOf(operations.usage.path), usageRoute(services));
  app.get(routeOf(operations.conversations.path), conversationsRoute(services));
  app.get(routeOf(operations.conversationCredits.path), creditsRoute(services));
  app.get(routeOf(operations.organizations.path), organizationsRoute(services));
  app.get(routeOf(operations.agents.path), agentsRoute(services));
  app.get(routeOf(operations.categories.path), categoriesRoute(services));
  app.post('/v1/events', eventsRoute(queue, ingestKeysOf(keys), clock));
  app.post('/v1/tokens', tokensRoute(tokens, secrets));
  const document = documentUnder(basePath, openApiDocument);
  app.get('/openapi.json', (c) => c.json(document));
  app.get('/healthz', (c) => c.json({ status: 'alive' }));
  // Anybody may ask, as often as they like, so the store is asked only once in a while.
  const askStore = atMostEvery(READINESS_MS, () => database.select('SELECT 1'));
  app.get('/readyz', async (c) => {
    await askStore();
    return c.json({ status: 'ready' });
  });

  refuseOtherMethods(app);
  const answer = (c: Context<Env>, problem: ProblemError): Response => {
    c.set('code', problem.code);
    return problemResponse(problem, c.get('requestId'));
  };
  app.notFound((c) => answer(c, noSuchRoute(basePath)));
  app.onError((error, c) => {
    // The client has closed the connection: nobody reads this answer, and nothing has failed.
    if (error === c.req.raw.signal.reason) return new Response(null, { status: 499 });
    const problem = problemOf(error);
    if (problem.status >= 500) failed(error, c.get('requestId'));
    return answer(c, problem);
  });
  return app;
}

/** An error in the host's callback, thrown at once or later, must not fail a request. */
function told<Args extends unknown[]>(
  listener: ((...args: Args) => unknown) | undefined,
): (...args: Args) => void {
  return (...args) => {
    const listening = async () => listener?.(...args);
    listening().catch(() => undefined);
  };
}
