import { randomUUID } from 'node:crypto';
import type { Context, Next } from 'hono';
import { redact } from '../log/redact.js';
import type { Env } from './services.js';

const LEGAL = /^[\w\-=]{1,128}$/;

/**
 * Gives the request an id: the caller's own, so that all logs have the same one, or else a new one. Ids are logged, so a text that looks
 * like a credential is not accepted.
 */
export async function nameRequest(c: Context<Env>, next: Next): Promise<void> {
  const given = c.req.header('X-Request-Id') ?? '';
  const id = LEGAL.test(given) && redact(given) === given ? given : randomUUID();
  c.set('requestId', id);
  c.header('X-Request-Id', id);
  await next();
}
