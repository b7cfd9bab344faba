import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage } from 'node:http';
import { createUsageHandler, type NodeListener, toNodeListener } from '@credit-usage/server';
import { viewerOfUser } from './host.ts';
import { options } from './usage.ts';

/** What your session middleware has left on the request. */
type SignedInRequest = IncomingMessage & { readonly user?: { readonly id: string } };

const signedIn = new AsyncLocalStorage<SignedInRequest['user']>();
const answer = toNodeListener(
  createUsageHandler({ ...options, authenticate: async () => viewerOfUser(signedIn.getStore()?.id) }),
);

/** Middleware for Express: `app.use('/billing/usage-api', usage)`, after your session middleware and before anything that parses bodies. */
export const usage: NodeListener = (request: SignedInRequest, response, next) =>
  signedIn.run(request.user, () => answer(request, response, next));
