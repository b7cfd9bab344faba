import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { UsageHandler } from './app.js';
import { breakingOff } from './http/breaking-off.js';

/**
 * A listener for `node:http`, which is also middleware for Express. It answers every request, with 404 when there is no such route. `next`
 * is only called with an error, when something has read the body before.
 *
 * @public
 */
export type NodeListener = (
  request: IncomingMessage,
  response: ServerResponse,
  next?: (error: Error) => void,
) => void;

/**
 * Makes a listener for `node:http` and for frameworks built on it, such as Express: `app.use('/usage', toNodeListener(handler))`. The path
 * is taken from `request.url`, from which Express has removed the part that it matched. Mount the listener before anything that parses
 * bodies: it reads records as they arrive, compressed or not.
 *
 * @example
 * ```ts
 * import { createServer } from 'node:http';
 * import { createUsageHandler, generateKeys, openStore, toNodeListener } from '@credit-usage/server';
 *
 * const store = await openStore({ folder: './usage' });
 * const handler = createUsageHandler({ store, keys: generateKeys() });
 * createServer(toNodeListener(handler)).listen(8787, '127.0.0.1');
 * ```
 * @public
 */
export function toNodeListener(handler: UsageHandler): NodeListener {
  const listener = getRequestListener(
    async (request, { outgoing }) => breakingOff(await handler(request), outgoing),
    // `Request` and `Response` belong to the host: other code in its process depends on them.
    { overrideGlobalObjects: false },
  );
  return (request, response, next) => {
    if (next && hasLostBody(request)) {
      next(
        new Error(
          'Something read the request body before the usage handler. Mount the handler before whatever parses bodies',
        ),
      );
      return;
    }
    void listener(request, response);
  };
}

const hasLostBody = ({ method, readableDidRead }: IncomingMessage): boolean =>
  readableDidRead && method !== 'GET' && method !== 'HEAD';
