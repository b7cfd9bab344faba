import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Middleware as Express calls it, with the requests and responses of `node:http`. */
export type Middleware = (
  request: IncomingMessage,
  response: ServerResponse,
  next: (error?: Error) => void,
) => void;

/**
 * Does what Express does for `app.use(before)` and `app.use(path, middleware)`: cuts off the path that has matched, keeps the original one,
 * and answers errors and whatever nobody has answered.
 */
export function expressLike(path: string, middleware: Middleware, ...before: readonly Middleware[]): Server {
  return createServer((request, response) => {
    const originalUrl = request.url ?? '/';
    const mounted: Middleware = (_, __, next) => {
      const rest = originalUrl.slice(path.length);
      if (!originalUrl.startsWith(path) || /^[^/?]/.test(rest)) return next();
      Object.assign(request, { originalUrl, baseUrl: path, url: rest.startsWith('/') ? rest : `/${rest}` });
      middleware(request, response, next);
    };
    const chain = [...before, mounted];
    const next = (error?: Error): void => {
      const step = error ? undefined : chain.shift();
      if (step) step(request, response, next);
      else response.writeHead(error ? 500 : 404).end(error?.message);
    };
    next();
  });
}

/** Listens on a free port, and returns the address. */
export async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
