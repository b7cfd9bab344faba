import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { UsageHandler } from './app.js';
import { breakingOff } from './http/breaking-off.js';

/**
 * What `node:http` calls with each request, and what Express takes as middleware. It answers every request that it is given, with 404 where
 * there is no route. `next` is only ever called with an error: when something before it has read the body.
 *
 * @public
 */
export type NodeListener = (
  request: IncomingMessage,
  response: ServerResponse,
  next?: (error: Error) => void,
) => void;

/**
 * Makes a listener for `node:http`, and for what is built on it, such as Express: `app.use('/usage', toNodeListener(handler))`. The path that
 * is answered is that of `request.url`, from which Express has cut what it matched. Put it before anything that parses bodies: records are
 * read as they arrive, compressed or not.
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
    // `Request` and `Response` are the host's: whatever else runs in its process goes by them.
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
