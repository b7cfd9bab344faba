import { operations } from '@credit-usage/sdk/contract';
import openApiDocument from '@credit-usage/sdk/openapi.json' with { type: 'json' };
import { type Context, Hono } from 'hono';
import { cors } from 'hono/cors';
import { requestId } from 'hono/request-id';
import { secureHeaders } from 'hono/secure-headers';
import { type Authenticate, authenticateByToken, unauthenticated } from './auth/authenticate.js';
import { checkKeys, deriveKey, type Keys } from './auth/keys.js';
import { tokensRoute } from './auth/route.js';
import { ViewerTokens } from './auth/tokens.js';
import { conversationsRoute } from './conversations/route.js';
import { creditsRoute } from './credits/route.js';
import { agentsRoute, categoriesRoute, organizationsRoute } from './directory/routes.js';
import { eventsRoute } from './events/route.js';
import { CursorCodec } from './http/cursor.js';
import { notFound, ProblemError } from './http/problem-error.js';
import { problemResponse } from './http/problem-response.js';
import { DEFAULT_RATE_LIMIT, type RateLimit, RateLimiter, rateHeaders } from './http/rate-limit.js';
import type { Env, Services } from './http/services.js';
import { type Clock, systemClock } from './store/clock.js';
import { StoreUnavailableError } from './store/database.js';
import { partsOf, type Store } from './store/store.js';
import { usageRoute } from './usage/route.js';

/**
 * What a handler is made of.
 *
 * @public
 */
export interface UsageHandlerOptions {
  /** Where usage is kept. */
  readonly store: Store;
  /** The secret and the ingest key, as `checkKeys` wants them. Cursors are signed with the secret also where tokens are not used. */
  readonly keys: Keys;
  /** Says who is asking; by viewer token when absent. */
  readonly authenticate?: Authenticate;
  /** The clock that reports go by; the machine's when absent. Tokens and cursors always go by the machine's. */
  readonly clock?: Clock;
  /** The origins of pages that may read, such as `https://app.example.com`. None when absent. */
  readonly allowedOrigins?: readonly string[];
  /** Headers that such pages may send beside `Authorization`, `Accept` and `If-None-Match`. */
  readonly allowedHeaders?: readonly string[];
  /** How many requests one viewer may make; 1,200 a minute when absent. */
  readonly rateLimit?: RateLimit;
  /** Told of what went wrong inside; the caller of the API is not. */
  readonly onError?: (error: unknown, requestId: string) => void;
}

/**
 * A standard handler: a request in, a response out.
 *
 * @public
 */
export type UsageHandler = (request: Request) => Promise<Response>;

/**
 * Makes a handler that answers the usage contract, to mount in Node or inside another framework.
 *
 * @throws KeyConfigurationError when a key could be guessed, an empty one above all: whoever knows the secret can see everything.
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

function createApp(options: UsageHandlerOptions): Hono<Env> {
  const { clock = systemClock } = options;
  const keys = checkKeys(options.keys);
  const { database, queue, receipts } = partsOf(options.store);
  const tokens = new ViewerTokens(keys.secret, systemClock);
  const authenticate = options.authenticate ?? authenticateByToken(tokens);
  const limiter = new RateLimiter(options.rateLimit ?? DEFAULT_RATE_LIMIT);
  const services: Services = {
    database,
    cursors: new CursorCodec(deriveKey(keys.secret, 'cursor')),
    now: () => ({ asOf: clock(), mark: receipts.mark(), received: receipts.latest, clock: systemClock() }),
    failed: (c) => (error) => options.onError?.(error, c.get('requestId')),
    viewer: async (c) => {
      const viewer = await authenticate(c.req.raw);
      if (!viewer) throw unauthenticated();
      const rate = limiter.take(viewer.sub, Date.now());
      c.set('rate', rate);
      if (!rate.allowed) throw tooMany(rate.resetSeconds);
      return viewer;
    },
  };

  const app = new Hono<Env>();
  // What a whole domain speaks is for the host to say: this may be a small part of it.
  const secure = secureHeaders({ strictTransportSecurity: false });
  app.use(requestId({ limitLength: 128 }), secure, async (c, next) => {
    await next();
    const rate = c.get('rate');
    if (rate) for (const [name, value] of Object.entries(rateHeaders(rate))) c.header(name, value);
  });
  const browsers = readableFrom(options.allowedOrigins ?? [], options.allowedHeaders ?? []);
  for (const { path } of Object.values(operations)) app.use(routeOf(path), browsers);

  app.get(routeOf(operations.usage.path), usageRoute(services));
  app.get(routeOf(operations.conversations.path), conversationsRoute(services));
  app.get(routeOf(operations.conversationCredits.path), creditsRoute(services));
  app.get(routeOf(operations.organizations.path), organizationsRoute(services));
  app.get(routeOf(operations.agents.path), agentsRoute(services));
  app.get(routeOf(operations.categories.path), categoriesRoute(services));
  app.post('/v1/events', eventsRoute(queue, keys.ingest, clock));
  app.post('/v1/tokens', tokensRoute(tokens, keys.secret));
  app.get('/openapi.json', (c) => c.json(openApiDocument));
  app.get('/healthz', (c) => c.json({ status: 'alive' }));
  app.get('/readyz', async (c) => {
    await database.select('SELECT 1');
    return c.json({ status: 'ready' });
  });

  refuseOtherMethods(app);
  app.notFound((c) => problemResponse(notFound(), c.get('requestId')));
  app.onError((error, c) => {
    const problem = problemOf(error);
    if (problem.status >= 500) options.onError?.(error, c.get('requestId'));
    return problemResponse(problem, c.get('requestId'));
  });
  return app;
}

/** `{name}` of the contract is `:name` of the router. */
const routeOf = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1');

function readableFrom(origins: readonly string[], headers: readonly string[]) {
  return cors({
    origin: [...origins],
    allowMethods: ['GET', 'HEAD', 'OPTIONS'],
    allowHeaders: ['Authorization', 'Accept', 'If-None-Match', ...headers],
    exposeHeaders: [
      'ETag',
      'Retry-After',
      'X-Request-Id',
      'Usage-As-Of',
      'Usage-Scope-Excluded',
      'RateLimit-Limit',
      'RateLimit-Remaining',
      'RateLimit-Reset',
    ],
    maxAge: 86_400,
  });
}

const tooMany = (seconds: number): ProblemError =>
  new ProblemError(
    'rate_limited',
    `Too many requests. Try again in ${seconds} seconds.`,
    {},
    { 'Retry-After': String(seconds) },
  );

/** A path that exists answers another method with 405 and the ones it knows, not with 404. */
function refuseOtherMethods(app: Hono<Env>): void {
  const preflighted = new Set(app.routes.filter(({ method }) => method === 'ALL').map(({ path }) => path));
  const allowed = new Map<string, Set<string>>();
  for (const { path, method } of app.routes) {
    if (method === 'ALL') continue;
    const methods = allowed.get(path) ?? new Set(preflighted.has(path) ? ['OPTIONS'] : []);
    methods.add(method);
    if (method === 'GET') methods.add('HEAD');
    allowed.set(path, methods);
  }
  for (const [path, methods] of allowed) {
    const allow = [...methods].sort().join(', ');
    app.all(path, (c: Context) => {
      throw new ProblemError(
        'method_not_allowed',
        `${c.req.method} is not known here; ${allow} are.`,
        {},
        { Allow: allow },
      );
    });
  }
}

function problemOf(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof StoreUnavailableError)
    return new ProblemError(
      'unavailable',
      'The store does not answer. Try again in a moment.',
      {},
      { 'Retry-After': '1' },
    );
  return new ProblemError(
    'internal',
    'Something went wrong on the server. Say the request id when you ask about it.',
  );
}
