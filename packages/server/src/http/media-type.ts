import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import { ProblemError } from '../problems/problem-error.js';

/** What an answer is written as. */
export type MediaType = 'application/json' | 'text/csv';

/** The form that the caller wants; JSON when it does not say. @throws ProblemError `not_acceptable` */
export function mediaTypeOf(c: Context, offered: readonly MediaType[]): MediaType {
  const ANY = '*/*';
  const wanted = accepts(c, { header: 'Accept', supports: [...offered, ANY], default: '' });
  // An empty header counts as none.
  const silent = !c.req.header('Accept')?.trim();
  if (wanted === ANY || silent) return 'application/json';
  if (wanted === '')
    throw new ProblemError('not_acceptable', `This route can only answer ${offered.join(' or ')}.`);
  return wanted as MediaType;
}

/** For routes that answer JSON alone. */
export function requireJson(c: Context): void {
  mediaTypeOf(c, ['application/json']);
}
