import type { CreditSource } from '../../src/data/credit-source.js';
import type { CreditRoute } from '../../src/data/query-request.js';
import { chartReport } from '../chart-report.js';
import { conversationCredits, conversationPage, emptyPage } from '../conversations.js';
import { CATEGORIES, FAILURE, REFUSAL } from '../fake-source.js';
import { emptyReport } from '../report.js';

/** What a feed does with every question, from now on. */
export type Mood = 'answers' | 'has nothing' | 'refuses' | 'fails' | 'keeps waiting';

/** A source for any element: it answers all there is to ask, as its mood is. */
export interface Feed extends Required<CreditSource> {
  mood: Mood;
  /** The questions so far, by the name of the function. */
  readonly asked: CreditRoute[];
  /** The questions that nobody waits for any more. */
  readonly aborted: CreditRoute[];
}

type Answers = Readonly<Record<CreditRoute, () => unknown>>;

const DIRECTORY = {
  organizations: () => ({
    object: 'list',
    viewer: { id: 'user_1' },
    data: [
      {
        id: 'org_1',
        name: 'Acme',
        roles: ['Billing', 'Owner'],
        capabilities: { usage: true, details: 'all' },
      },
      { id: 'org_2', name: 'Globex', roles: ['Member'], capabilities: { usage: false, details: 'none' } },
    ],
  }),
  agents: () => ({
    data: [
      { organizationId: 'org_1', id: 'hr', name: 'HR assistant', state: 'active' },
      { organizationId: 'org_1', id: 'sales', name: 'Sales agent', state: 'deleted' },
      { organizationId: 'org_1', id: 'support', name: 'Support bot', state: 'active' },
    ],
    hasMore: false,
    nextCursor: null,
  }),
  categories: () => CATEGORIES,
};

/** Good answers to every question. */
export const ANSWERS: Answers = {
  usage: () => chartReport({ compare: true }),
  conversations: () => conversationPage({ hasMore: true, nextCursor: 'next' }),
  credits: () =>
    conversationCredits({
      entryCount: 60,
      matched: { total: '52.005', entryCount: 60, categories: [] },
      hasMore: true,
      nextCursor: 'next',
    }),
  ...DIRECTORY,
};

/** No usage anywhere. Who and what there is to choose from is there all the same. */
export const NOTHING: Answers = {
  usage: () => emptyReport(),
  conversations: () => emptyPage(),
  credits: () =>
    conversationCredits({
      total: '0',
      entryCount: 0,
      matched: { total: '0', entryCount: 0, categories: [] },
      entries: [],
    }),
  ...DIRECTORY,
};

/** Makes one. */
export function feedOf(mood: Mood = 'answers'): Feed {
  const asked: CreditRoute[] = [];
  const aborted: CreditRoute[] = [];
  const reply =
    (route: CreditRoute) =>
    async (...args: readonly unknown[]): Promise<never> => {
      asked.push(route);
      const { signal } = args.at(-1) as { signal: AbortSignal };
      signal.addEventListener('abort', () => aborted.push(route), { once: true });
      switch (feed.mood) {
        case 'answers':
          return ANSWERS[route]() as never;
        case 'has nothing':
          return NOTHING[route]() as never;
        case 'refuses':
          throw REFUSAL;
        case 'fails':
          throw FAILURE;
        case 'keeps waiting':
          return new Promise<never>(() => {});
      }
    };
  const feed: Feed = {
    mood,
    asked,
    aborted,
    usage: reply('usage'),
    conversations: reply('conversations'),
    credits: reply('credits'),
    organizations: reply('organizations'),
    agents: reply('agents'),
    categories: reply('categories'),
  };
  return feed;
}
