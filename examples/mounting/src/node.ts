import { createServer } from 'node:http';
import { toNodeListener } from '@credit-usage/server';
import { usage } from './usage.ts';

const answerUsage = toNodeListener(usage);

/** A server of your own that hands on what stands below the path. */
export const server = createServer((request, response) => {
  if (request.url?.startsWith('/billing/usage-api/')) return answerUsage(request, response);
  response.writeHead(404).end();
});
