import type { Context } from 'hono';
import type { Viewer } from '../auth/viewer.js';
import type { Database } from '../store/database.js';
import type { CursorCodec } from './cursor.js';
import type { Moment } from './moment.js';
import type { RateState } from './rate-limit.js';

/** What a request carries from one step to the next. */
export interface Env {
  Variables: { requestId: string; rate?: RateState };
}

/** What the routes work with. */
export interface Services {
  readonly database: Database;
  readonly cursors: CursorCodec;
  /** Says who is asking and counts the request. @throws ProblemError 401, 429 */
  viewer(c: Context<Env>): Promise<Viewer>;
  now(): Moment;
  /** Takes note of a failure that comes after the answer has begun. */
  failed(c: Context<Env>): (error: unknown) => void;
}

/** A read: a request in, an answer out. */
export type Route = (c: Context<Env>) => Promise<Response>;

/** The query parameters of a request. */
export const searchOf = (c: Context): URLSearchParams => new URL(c.req.url).searchParams;
