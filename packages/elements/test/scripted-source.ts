import type { CreditSource } from '../src/data/credit-source.js';
import type { CreditRoute } from '../src/data/query-request.js';
import { chartReport, SIX } from './chart-report.js';
import { conversationCredits, conversationPage } from './conversations.js';

/** What a route answers with: a value, a function of the query that makes one or throws, or nothing ever. */
export type Script = Partial<Record<CreditRoute, unknown>>;

/** Has a route never answer. */
export const NEVER = Symbol('never');

/** Has a route fail. */
export const failing = (error: unknown) => (): never => {
  throw error;
};

/** A source whose answers are known before it is asked, and can be changed at any time. */
export interface ScriptedSource extends CreditSource {
  readonly script: Script;
  /** What it was asked, in order. */
  readonly asked: { readonly route: CreditRoute; readonly query: Readonly<Record<string, unknown>> }[];
  /** The queries of a route. */
  of(route: CreditRoute): readonly Readonly<Record<string, unknown>>[];
}

const USUAL: Script = {
  usage: () => chartReport({ compare: true }),
  conversations: conversationPage(),
  credits: conversationCredits(),
  organizations: {
    object: 'list',
    viewer: { id: 'u_1' },
    data: [
      { id: 'org_1', name: 'Acme', roles: ['Billing'], capabilities: { usage: true, details: 'all' } },
      { id: 'org_2', name: 'Globex', roles: ['Builder'], capabilities: { usage: false, details: 'none' } },
    ],
  },
  agents: {
    data: [{ organizationId: 'org_1', id: 'support', name: 'Support bot', state: 'active' }],
    hasMore: false,
    nextCursor: null,
  },
  categories: { data: SIX.map(({ id }) => ({ id, label: id })) },
};

/** Makes one that answers like a service with a month of usage, but for what is said otherwise. */
export function scriptedSource(script: Script = {}): ScriptedSource {
  const asked: ScriptedSource['asked'] = [];
  const current: Script = { ...USUAL, ...script };
  const answer = async (route: CreditRoute, query: unknown): Promise<never> => {
    asked.push({ route, query: (query ?? {}) as Readonly<Record<string, unknown>> });
    await Promise.resolve();
    const said = current[route];
    if (said === NEVER) return new Promise(() => {});
    return (typeof said === 'function' ? said(query) : said) as never;
  };
  return {
    script: current,
    asked,
    of: (route) => asked.filter((each) => each.route === route).map(({ query }) => query),
    usage: (query) => answer('usage', query),
    conversations: (query) => answer('conversations', query),
    credits: (query) => answer('credits', query),
    organizations: () => answer('organizations', {}),
    agents: (query) => answer('agents', query),
    categories: () => answer('categories', {}),
  };
}
