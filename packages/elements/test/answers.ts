import type { UsageReport } from '@credit-usage/sdk';
import type { CreditRoute } from '../src/data/query-request.js';
import { chartReport } from './chart-report.js';
import { conversationCredits, conversationPage, emptyPage } from './conversations.js';
import { CATEGORIES } from './fake-source.js';
import { emptyReport } from './report.js';

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

/** Good answers to every request. */
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

const SCOPE: UsageReport['scope'] = {
  included: [{ id: 'org_1', name: 'Acme' }],
  includedCount: 1,
  excluded: [
    {
      id: 'org_2',
      name: 'Globex',
      code: 'role_required',
      requiredRoles: [
        {
          role: 'Billing',
          scope: { type: 'organization', id: 'org_2', organizationId: 'org_2', name: 'Globex' },
        },
      ],
    },
  ],
};

/** The figures leave an organization out. */
export const PARTIAL: Answers = {
  ...ANSWERS,
  usage: () => ({ ...chartReport({ compare: true }), scope: SCOPE }),
  conversations: () => conversationPage({ scope: SCOPE }),
};

/** No usage anywhere. The lists to choose from are there all the same. */
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
