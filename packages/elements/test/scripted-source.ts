import type { CreditSource, CreditSourceOptions } from '../src/data/credit-source.js';
import type { CreditRoute } from '../src/data/query-request.js';
import { ANSWERS } from './answers.js';

/** The answer of a route: a value, a function of the query that returns one or throws, or never any. */
export type Script = Partial<Record<CreditRoute, unknown>>;

/** Makes a route never answer. */
export const NEVER = Symbol('never');

/** Makes a route fail. */
export const failing = (error: unknown) => (): never => {
  throw error;
};

/** A request. */
export interface Asked {
  readonly route: CreditRoute;
  readonly query: Readonly<Record<string, unknown>>;
}

/** A source with predefined answers, which can be changed at any time. */
export interface ScriptedSource extends Required<CreditSource> {
  readonly script: Script;
  /** Its requests, in order. */
  readonly asked: Asked[];
  /** The aborted requests. */
  readonly aborted: Asked[];
  /** The queries of a route. */
  of(route: CreditRoute): readonly Asked['query'][];
}

/** Creates one that answers like a service with a month of usage, unless given other answers. */
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
