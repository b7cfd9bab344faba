import { Hono } from 'hono';
import { usage } from './usage.ts';

/** A Hono app. The handler knows where it is mounted, so it gets the request unchanged. */
export const app = new Hono();

app.all('/billing/usage-api/*', (c) => usage(c.req.raw));
