import { delay, type HttpHandler, HttpResponse, http } from 'msw';
import { operations } from '../contract/operations.js';
import type { ReadOperation } from '../contract/requests/vocabulary.js';
import type { ConversationCredits } from '../model/conversation-credits.js';
import type { ConversationPage } from '../model/conversations.js';
import type { AgentPage, CategoryList, OrganizationList } from '../model/directory.js';
import type { Problem } from '../model/problem.js';
import type { UsageReport } from '../model/usage-report.js';
import { conversationCreditsFixture, conversationPageFixture } from './conversations.js';
import { agentPageFixture, categoryListFixture, organizationListFixture } from './directory.js';
import { problemFixture, problemOfStatus } from './problem.js';
import { usageReportFixture } from './usage-report.js';

/**
 * What the handlers answer. By default each read gets its fixture, whatever the query is.
 *
 * @public
 */
export interface UsageHandlersOptions {
  /** Where the API is. Default: any origin. */
  readonly baseUrl?: string;
  /** The answer of `usage.get`. */
  readonly report?: UsageReport;
  /** The answer of `conversations.list`. */
  readonly conversations?: ConversationPage;
  /** The answer of `conversations.credits`. */
  readonly credits?: ConversationCredits;
  /** The answer of `organizations.list`. */
  readonly organizations?: OrganizationList;
  /** The answer of `agents.list`. */
  readonly agents?: AgentPage;
  /** The answer of `categories.list`. */
  readonly categories?: CategoryList;
  /**
   * Refuses because this role is missing: `Billing` usage and conversations, `Owner` or `Contributor` the credit details.
   */
  readonly refuse?: 'Billing' | 'Owner' | 'Contributor';
  /** Fails every request with this status, and allows another try at once. */
  readonly fail?: number;
  /** How long each answer takes, in milliseconds; `infinite` never answers. */
  readonly delay?: number | 'infinite';
}

/**
 * Request handlers for `msw`, to test a page without a server: `setupServer(...usageHandlers())`. They ignore
 * filters and keep no data: what they should answer is in the options.
 *
 * @example
 * ```ts
 * server.use(...usageHandlers({ refuse: "Billing" }));
 * ```
 * @public
 */
export function usageHandlers(options: UsageHandlersOptions = {}): HttpHandler[] {
  const answers: Readonly<Record<ReadOperation, () => object>> = {
    usage: () => options.report ?? usageReportFixture(),
    conversations: () => options.conversations ?? conversationPageFixture(),
    conversationCredits: () => options.credits ?? conversationCreditsFixture(),
    organizations: () => options.organizations ?? organizationListFixture(),
    agents: () => options.agents ?? agentPageFixture(),
    categories: () => options.categories ?? categoryListFixture(),
  };
  return (Object.keys(answers) as ReadOperation[]).map((operation) =>
    http.get(pathPattern(options.baseUrl, operation), async () => {
      if (options.delay !== undefined) await delay(options.delay);
      const problem = problemOf(operation, options);
      return problem
        ? problemResponse(problem)
        : HttpResponse.json(answers[operation](), { headers: HEADERS });
    }),
  );
}

const HEADERS = { 'X-Request-Id': 'req_fixture' };

function pathPattern(baseUrl = '*', operation: ReadOperation): string {
  return `${baseUrl.replace(/\/+$/, '')}${operations[operation].path.replace(/\{(\w+)\}/g, ':$1')}`;
}

function problemOf(operation: ReadOperation, { fail, refuse }: UsageHandlersOptions): Problem | undefined {
  if (fail !== undefined) return problemOfStatus(fail);
  if (refuse === undefined) return undefined;
  const details = operation === 'conversationCredits';
  const concerned = refuse === 'Billing' ? operation === 'usage' || operation === 'conversations' : details;
  if (!concerned) return undefined;
  const agent = { type: 'agent', id: 'agent_support', organizationId: 'org_acme', name: 'Support' } as const;
  const organization = { type: 'organization', id: 'org_acme', name: 'Acme' } as const;
  return problemFixture('role_required', {
    requiredRoles: [{ role: refuse, scope: refuse === 'Contributor' ? agent : organization }],
  });
}

function problemResponse(problem: Problem): HttpResponse<string> {
  return new HttpResponse(JSON.stringify(problem), {
    status: problem.status,
    headers: {
      ...HEADERS,
      'Content-Type': 'application/problem+json',
      // So that a test of retries does not wait.
      ...(problem.status === 429 || problem.status >= 500 ? { 'Retry-After': '0' } : {}),
    },
  });
}
