import { Hono } from 'hono';
import { usage } from './usage.ts';

/** A Hono app. The handler knows where it is mounted, so that the request goes on as it is. */
export const app = new Hono();

app.all('/billing/usage-api/*', (c) => usage(c.req.raw));
