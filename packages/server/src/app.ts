import { operations } from '@credit-usage/sdk/contract';
import openApiDocument from '@credit-usage/sdk/openapi.json' with { type: 'json' };
import { type Context, Hono } from 'hono';
import { cors } from 'hono/cors';
import { requestId } from 'hono/request-id';
import { secureHeaders } from 'hono/secure-headers';
import { type Authenticate, authenticateByToken, refuseBrowsers, requireKey } from './auth/authenticate.js';
import { deriveKey, type Keys } from './auth/keys.js';
import { readTokenRequest } from './auth/read-token-request.js';
import { ViewerTokens } from './auth/tokens.js';
import { readConversationsQuery } from './conversations/query.js';
import { readConversations } from './conversations/read-conversations.js';
import { readCreditsQuery } from './credits/query.js';
import { readCredits } from './credits/read-credits.js';
import { readAgents, readAgentsQuery } from './directory/read-agents.js';
import { readCategories } from './directory/read-categories.js';
import { readOrganizations } from './directory/read-organizations.js';
import { readRecords } from './events/read-body.js';
import { writeEvents } from './events/write-events.js';
import { jsonAnswer } from './http/answer.js';
import { CursorCodec } from './http/cursor.js';
import { readParameters } from './http/parameters.js';
import { notFound, ProblemError } from './http/problem-error.js';
import { problemResponse } from './http/problem-response.js';
import { type Clock, systemClock } from './store/clock.js';
import { StoreUnavailableError } from './store/database.js';
import type { Store } from './store/store.js';
import { readUsageQuery } from './usage/query.js';
import { readUsage } from './usage/read-usage.js';

/** What a server is made of. */
export interface UsageHandlerOptions {
  /** Where usage is kept. */
  readonly store: Store;
  /** The secret and the ingest key. */
  readonly keys: Keys;
  /** Says who is asking; by viewer token when absent. */
  readonly authenticate?: Authenticate;
  /** The clock that reports go by; the machine's when absent. Tokens and cursors always go by the machine's. */
  readonly clock?: Clock;
  /** The origins of pages that may read: `https://app.example.com`. None when absent. */
  readonly allowedOrigins?: readonly string[];
  /** Told of what went wrong inside; the caller of the API is not. */
  readonly onError?: (error: unknown, requestId: string) => void;
}

/** A standard handler. */
export type UsageHandler = (request: Request) => Promise<Response>;

const EXPOSED = [
  'ETag',
  'Retry-After',
  'X-Request-Id',
  'Usage-As-Of',
  'Usage-Scope-Excluded',
  'RateLimit-Limit',
  'RateLimit-Remaining',
  'RateLimit-Reset',
];

/** Makes a handler that answers the usage contract: mount it in Node, a worker, or another framework. */
export function createUsageHandler(options: UsageHandlerOptions): UsageHandler {
  const app = createApp(options);
  return async (request) => app.fetch(request);
}

type Env = { Variables: { requestId: string } };

function createApp(options: UsageHandlerOptions): Hono<Env> {
  const { store, keys, clock = systemClock } = options;
  const tokens = new ViewerTokens(keys.secret, systemClock);
  const cursors = new CursorCodec(deriveKey(keys.secret, 'cursor'));
  const authenticate = options.authenticate ?? authenticateByToken(tokens);
  const now = () => ({ asOf: clock(), mark: store.receipts.mark(), clock: systemClock() });
  const app = new Hono<Env>();

  app.use(requestId({ limitLength: 128 }), secureHeaders());
  const origins = [...(options.allowedOrigins ?? [])];
  const browsers = cors({
    origin: origins,
    allowMethods: ['GET', 'HEAD', 'OPTIONS'],
    allowHeaders: ['Authorization', 'Accept', 'If-None-Match'],
    exposeHeaders: EXPOSED,
    maxAge: 86_400,
  });
  for (const { path } of Object.values(operations)) app.use(routeOf(path), browsers);

  app.get(operations.usage.path, async (c) => {
    const viewer = await authenticate(c.req.raw);
    const at = now();
    return jsonAnswer(
      c.req.raw,
      viewer,
      await readUsage(store.database, viewer, readUsageQuery(searchOf(c), at.asOf), at),
    );
  });
  app.get(operations.conversations.path, async (c) => {
    const viewer = await authenticate(c.req.raw);
    const at = now();
    const query = readConversationsQuery(searchOf(c), at.asOf);
    return jsonAnswer(c.req.raw, viewer, await readConversations(store.database, cursors, viewer, query, at));
  });
  app.get(routeOf(operations.conversationCredits.path), async (c) => {
    const viewer = await authenticate(c.req.raw);
    const at = now();
    const query = readCreditsQuery(searchOf(c), at.asOf);
    const conversation = {
      agentId: c.req.param('agentId') ?? '',
      conversationId: c.req.param('conversationId') ?? '',
    };
    return jsonAnswer(
      c.req.raw,
      viewer,
      await readCredits(store.database, cursors, viewer, conversation, query, at),
    );
  });
  app.get(operations.organizations.path, async (c) => {
    const viewer = await authenticate(c.req.raw);
    readParameters('organizations', searchOf(c));
    return jsonAnswer(c.req.raw, viewer, await readOrganizations(store.database, viewer));
  });
  app.get(operations.agents.path, async (c) => {
    const viewer = await authenticate(c.req.raw);
    return jsonAnswer(
      c.req.raw,
      viewer,
      await readAgents(store.database, cursors, viewer, readAgentsQuery(searchOf(c)), now()),
    );
  });
  app.get(operations.categories.path, async (c) => {
    const viewer = await authenticate(c.req.raw);
    readParameters('categories', searchOf(c));
    return jsonAnswer(c.req.raw, viewer, await readCategories(store.database, viewer, clock()));
  });

  app.post('/v1/events', async (c) => {
    refuseBrowsers(c.req.raw);
    requireKey(c.req.raw, keys.ingest, 'ingest');
    return noStore(await writeEvents(store.queue, await readRecords(c.req.raw), clock()));
  });
  app.post('/v1/tokens', async (c) => {
    refuseBrowsers(c.req.raw);
    requireKey(c.req.raw, keys.secret, 'secret');
    return noStore(await tokens.issue(await readTokenRequest(c.req.raw)));
  });

  app.get('/openapi.json', (c) => c.json(openApiDocument));
  app.get('/healthz', (c) => c.json({ status: 'alive' }));
  app.get('/readyz', async (c) => {
    await store.database.select('SELECT 1');
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

const searchOf = (c: Context): URLSearchParams => new URL(c.req.url).searchParams;

const noStore = (body: object): Response => Response.json(body, { headers: { 'Cache-Control': 'no-store' } });

/** A path that exists answers another method with 405 and what it knows, not with 404. */
function refuseOtherMethods(app: Hono<Env>): void {
  const allowed = new Map<string, Set<string>>();
  for (const { path, method } of app.routes) {
    if (method === 'ALL') continue;
    const methods = allowed.get(path) ?? new Set(['OPTIONS']);
    methods.add(method);
    if (method === 'GET') methods.add('HEAD');
    allowed.set(path, methods);
  }
  for (const [path, methods] of allowed) {
    app.all(path, (c) => {
      const allow = [...methods].sort().join(', ');
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
