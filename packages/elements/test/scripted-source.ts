import type { CreditSource, CreditSourceOptions } from '../src/data/credit-source.js';
import type { CreditRoute } from '../src/data/query-request.js';
import { ANSWERS } from './answers.js';

/** What a route answers with: a value, a function of the query that makes one or throws, or nothing ever. */
export type Script = Partial<Record<CreditRoute, unknown>>;

/** Has a route never answer. */
export const NEVER = Symbol('never');

/** Has a route fail. */
export const failing = (error: unknown) => (): never => {
  throw error;
};

/** A question that was asked. */
export interface Asked {
  readonly route: CreditRoute;
  readonly query: Readonly<Record<string, unknown>>;
}

/** A source whose answers are known before it is asked, and can be changed at any time. */
export interface ScriptedSource extends Required<CreditSource> {
  readonly script: Script;
  /** What it was asked, in order. */
  readonly asked: Asked[];
  /** What nobody waits for any more. */
  readonly aborted: Asked[];
  /** The queries of a route. */
  of(route: CreditRoute): readonly Asked['query'][];
}

/** Makes one that answers like a service with a month of usage, but for what is said otherwise. */
export function scriptedSource(script: Script = {}): ScriptedSource {
  const asked: Asked[] = [];
  const aborted: Asked[] = [];
  const current: Script = { ...ANSWERS, ...script };
  const answer = async (route: CreditRoute, query: unknown, { signal }: CreditSourceOptions) => {
    const question = { route, query: (query ?? {}) as Asked['query'] };
    asked.push(question);
    signal?.addEventListener('abort', () => aborted.push(question), { once: true });
    await Promise.resolve();
    const scripted = current[route];
    const said = typeof scripted === 'function' ? scripted(question.query) : scripted;
    return (said === NEVER ? new Promise(() => {}) : said) as never;
  };
  return {
    script: current,
    asked,
    aborted,
    of: (route) => asked.filter((each) => each.route === route).map(({ query }) => query),
    usage: (query, options) => answer('usage', query, options),
    conversations: (query, options) => answer('conversations', query, options),
    credits: (query, options) => answer('credits', query, options),
    organizations: (options) => answer('organizations', {}, options),
    agents: (query, options) => answer('agents', query, options),
    categories: (options) => answer('categories', {}, options),
  };
}
