import type { Context, Hono } from 'hono';
import { ProblemError } from '../problems/problem-error.js';
import { READ_PATHS, routeOf } from './paths.js';
import type { Env } from './services.js';

/** A known path answers an unknown method with 405 and the methods that it has, not with 404. */
export function refuseOtherMethods(app: Hono<Env>): void {
  const preflighted = new Set(READ_PATHS.map(routeOf));
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
        `${c.req.method} is not allowed here. Allowed: ${allow}.`,
        {},
        { Allow: allow },
      );
    });
  }
}
