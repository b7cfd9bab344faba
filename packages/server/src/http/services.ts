import type { KnownProblemCode } from '@credit-usage/sdk/contract';
import type { Context } from 'hono';
import type { Viewer } from '../auth/viewer.js';
import type { Source } from '../names/source.js';
import type { CursorCodec } from '../query/cursor.js';
import type { Moment } from '../query/moment.js';
import { refuseLong } from '../query/parameters.js';
import type { RateState } from './rate-limit.js';

/** What a request carries from one step to the next. */
export interface Env {
  Variables: {
    requestId: string;
    /** The path as the contract writes it, where it has one. */
    route?: string;
    rate?: RateState;
    /** The kind of problem that is answered. */
    code?: KnownProblemCode;
  };
}

/** What the routes work with. */
export interface Services {
  /** What a request is answered from. */
  source(c: Context<Env>, viewer: Viewer): Source;
  readonly cursors: CursorCodec;
  /** Says who is asking and counts the request. @throws ProblemError 401, 429 */
  viewer(c: Context<Env>): Promise<Viewer>;
  now(): Moment;
}

/** A read: a request in, an answer out. */
export type Route = (c: Context<Env>) => Promise<Response>;

/** The query parameters of a request. @throws ProblemError `invalid_parameter` for more than is looked at */
export function searchOf(c: Context): URLSearchParams {
  const { url } = c.req;
  const search = new URL(url).searchParams;
  const mark = url.indexOf('?');
  // Measured as it was sent: encoded again, a comma or a bracket would become three characters.
  refuseLong(mark < 0 ? 0 : url.length - mark - 1, search);
  return search;
}
