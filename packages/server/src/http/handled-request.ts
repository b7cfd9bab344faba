import type { KnownProblemCode } from '@credit-usage/sdk/contract';
import type { Context, MiddlewareHandler } from 'hono';
import type { Env } from './services.js';

/**
 * How a request was answered. It does not say who asked, or for what: it has no viewer, ids, values or headers.
 *
 * @example
 * ```ts
 * import { createUsageHandler, generateKeys, openStore } from '@credit-usage/server';
 *
 * const handler = createUsageHandler({
 *   store: await openStore({ folder: './usage' }),
 *   keys: generateKeys(),
 *   onRequest: ({ method, route, status, durationMs }) =>
 *     console.log(method, route, status, durationMs),
 * });
 * ```
 * @public
 */
export interface HandledRequest {
  /** When it arrived, by the machine's clock. */
  readonly time: string;
  /** Its id, which the caller gets in `X-Request-Id`. */
  readonly requestId: string;
  /** The method; `OTHER` for one that HTTP does not name. */
  readonly method: string;
  /** The path as the contract writes it, such as `/v1/agents/{agentId}/conversations/{conversationId}/credits`; null for an unknown path. */
  readonly route: string | null;
  /** The status of the answer. */
  readonly status: number;
  /** Milliseconds until the answer began. A file may take longer to be sent. */
  readonly durationMs: number;
  /** The code of the problem, when the answer is one. */
  readonly code?: KnownProblemCode;
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'QUERY']);

/** Tells of each request once its answer begins. */
export function telling(tell: (handled: HandledRequest) => void): MiddlewareHandler<Env> {
  return async (c, next) => {
    const time = new Date().toISOString();
    const began = performance.now();
    await next();
    const durationMs = Math.round((performance.now() - began) * 10) / 10;
    tell({ time, durationMs, ...wordsOf(c) });
  };
}

function wordsOf(c: Context<Env>): Omit<HandledRequest, 'time' | 'durationMs'> {
  const code = c.get('code');
  return {
    requestId: c.get('requestId'),
    method: METHODS.has(c.req.method) ? c.req.method : 'OTHER',
    route: c.get('route') ?? null,
    status: c.res.status,
    ...(code !== undefined && { code }),
  };
}
