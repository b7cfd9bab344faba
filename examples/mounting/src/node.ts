import { createServer } from 'node:http';
import { toNodeListener } from '@credit-usage/server';
import { usage } from './usage.ts';

const answerUsage = toNodeListener(usage);

/** Your own server, which passes on every request below the path. */
export const server = createServer((request, response) => {
  if (request.url?.startsWith('/billing/usage-api/')) return answerUsage(request, response);
  response.writeHead(404).end();
});
