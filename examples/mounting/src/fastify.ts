import type { IncomingMessage, ServerResponse } from 'node:http';
import { toNodeListener } from '@credit-usage/server';
import { usage as handler } from './usage.ts';

/** What this plugin needs of Fastify's own types, so that this file can be checked without Fastify. */
interface Fastify {
  removeAllContentTypeParsers(): void;
  addContentTypeParser(
    type: string,
    parser: (request: unknown, body: unknown, done: (error: null) => void) => void,
  ): unknown;
  all(
    path: string,
    handler: (
      request: { readonly raw: IncomingMessage },
      reply: { readonly raw: ServerResponse; hijack(): unknown },
    ) => void,
  ): unknown;
}

const answer = toNodeListener(handler);

/** A plugin for Fastify: `app.register(usage)`. */
export async function usage(app: Fastify): Promise<void> {
  // The handler reads bodies itself. What is changed here concerns this plugin only: your other routes keep their parsers.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _body, done) => done(null));
  app.all('/billing/usage-api/*', (request, reply) => {
    reply.hijack();
    answer(request.raw, reply.raw);
  });
}
