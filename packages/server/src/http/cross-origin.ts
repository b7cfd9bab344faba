import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';

/** Lets pages of these origins read, and send these headers beside the contract's own. */
export function readableFrom(origins: readonly string[], headers: readonly string[]): MiddlewareHandler {
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
