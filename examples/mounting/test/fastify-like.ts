import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

type Parser = (request: unknown, body: unknown, done: (error: null) => void) => void;
type Handler = (
  request: { readonly raw: IncomingMessage },
  reply: { readonly raw: ServerResponse; hijack(): unknown },
) => void;

/** Whatever an application has as a plugin. */
export type Plugin = (app: {
  removeAllContentTypeParsers(): void;
  addContentTypeParser(type: string, parser: Parser): unknown;
  all(path: string, handler: Handler): unknown;
}) => Promise<void>;

/** Reads the body to its end, as Fastify's own parsers do. */
const reading: Parser = (request, _, done) => {
  (request as IncomingMessage).resume().once('end', () => done(null));
};

/**
 * Does what Fastify does for `app.register(plugin)`: gives a body to the parser of its type, or else to that of `*`, before the handler is
 * called; answers 415 when there is no parser, and answers itself unless the handler has taken the reply over.
 */
export async function fastifyLike(plugin: Plugin): Promise<Server> {
  const parsers = new Map([
    ['application/json', reading],
    ['text/plain', reading],
  ]);
  const routes: [path: string, handler: Handler][] = [];
  await plugin({
    removeAllContentTypeParsers: () => parsers.clear(),
    addContentTypeParser: (type, parser) => parsers.set(type, parser),
    all: (path, handler) => routes.push([path, handler]),
  });
  return createServer((request, response) => {
    const found = routes.find(([path]) => request.url?.startsWith(path.replace('*', '')));
    if (!found) return response.writeHead(404).end();
    const handle = (): void => {
      let taken = false;
      const hijack = () => {
        taken = true;
      };
      found[1]({ raw: request }, { raw: response, hijack });
      if (!taken) response.writeHead(200).end();
    };
    const type = request.headers['content-type'];
    if (type === undefined) return handle();
    const parser = parsers.get(type) ?? parsers.get('*');
    if (!parser) return response.writeHead(415).end();
    parser(request, request, handle);
  });
}
