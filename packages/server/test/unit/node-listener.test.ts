import { createServer } from 'node:http';
import { toNodeListener } from '@credit-usage/server';
import { expect, it } from 'vitest';
import { listening } from '../../../../test/support/express-like.js';

it('leaves the globals of its process alone', async () => {
  const before = [globalThis.Request, globalThis.Response];
  const server = createServer(
    toNodeListener(async (request) => new Response(`${request.method} ${request instanceof Request}`)),
  );
  const answer = await fetch(await listening(server));
  expect(await answer.text()).toBe('GET true');
  expect(globalThis.Request === before[0] && globalThis.Response === before[1]).toBe(true);
  server.close();
});
