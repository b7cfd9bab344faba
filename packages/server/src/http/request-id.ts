import { randomUUID } from 'node:crypto';
import type { Context, Next } from 'hono';
import { redact } from '../log/redact.js';
import type { Env } from './services.js';

const LEGAL = /^[\w\-=]{1,128}$/;

/**
 * Names the request: as its caller does, so that one name goes through all logs, else by itself. The name is logged, so what looks like
 * a credential is none.
 */
export async function nameRequest(c: Context<Env>, next: Next): Promise<void> {
  const given = c.req.header('X-Request-Id') ?? '';
  const id = LEGAL.test(given) && redact(given) === given ? given : randomUUID();
  c.set('requestId', id);
  c.header('X-Request-Id', id);
  await next();
}
