import { delay, type HttpHandler, HttpResponse, http } from 'msw';
import { operations } from '../contract/operations.js';
import type { ReadOperation } from '../contract/requests/vocabulary.js';
import { anything, checkOptions, milliseconds, mustBe, oneOf, type Rules } from '../core/check.js';
import { isRecord } from '../errors/check-names.js';
import { invalidOption } from '../errors/config-error.js';
import { RETRYABLE_STATUSES } from '../errors/from-response.js';
import { conversationCreditsFixture, conversationPageFixture } from '../fixtures/conversations.js';
import { agentPageFixture, categoryListFixture, organizationListFixture } from '../fixtures/directory.js';
import { problemFixture, problemOfStatus } from '../fixtures/problem.js';
import { usageReportFixture } from '../fixtures/usage-report.js';
import type { ConversationCredits } from '../model/conversation-credits.js';
import type { ConversationPage } from '../model/conversations.js';
import type { AgentPage, CategoryList, OrganizationList } from '../model/directory.js';
import type { Problem } from '../model/problem.js';
import type { UsageReport } from '../model/usage-report.js';
import { echoing } from './echo.js';

/**
 * The answer to a read: always the same, or one made from the URL of each request. A problem is answered with its status.
 *
 * @example
 * ```ts
 * const report: FixtureAnswer<UsageReport> = ({ searchParams }) =>
 *   searchParams.get("organizationId") === "org_acme" ? usageReportFixture() : problemFixture("not_found");
 * ```
 * @public
 */
export type FixtureAnswer<T> = T | Problem | ((url: URL) => T | Problem);

/**
 * What the handlers answer. By default each read gets the figures of its fixture, whatever the query is.
 *
 * @public
 */
export interface UsageHandlersOptions {
  /** Where the API is. Default: any origin. */
  readonly baseUrl?: string | URL | undefined;
  /** The answer of `usage.get`. */
  readonly report?: FixtureAnswer<UsageReport> | undefined;
  /** The answer of `conversations.list`. */
  readonly conversations?: FixtureAnswer<ConversationPage> | undefined;
  /** The answer of `conversations.credits`. */
  readonly credits?: FixtureAnswer<ConversationCredits> | undefined;
  /** The answer of `organizations.list`. */
  readonly organizations?: FixtureAnswer<OrganizationList> | undefined;
  /** The answer of `agents.list`. */
  readonly agents?: FixtureAnswer<AgentPage> | undefined;
  /** The answer of `categories.list`. */
  readonly categories?: FixtureAnswer<CategoryList> | undefined;
  /**
   * Refuses requests because this role is missing: with `Billing` usage and conversations, with `Owner` or `Contributor` credit details.
   */
  readonly refuse?: 'Billing' | 'Owner' | 'Contributor' | undefined;
  /**
   * Fails every request with this status, and lets the client retry at once. 403 is a refusal that names no role, such as a firewall
   * sends; for a missing role, use `refuse`.
   */
  readonly fail?: number | undefined;
  /** How long each answer takes, in milliseconds; `infinite` never answers. */
  readonly delay?: number | 'infinite' | undefined;
}

const OPTIONS: Rules = {
  baseUrl: mustBe(
    'a string or a URL',
    (baseUrl: unknown) => typeof baseUrl === 'string' || baseUrl instanceof URL,
  ),
  report: anything,
  conversations: anything,
  credits: anything,
  organizations: anything,
  agents: anything,
  categories: anything,
  refuse: oneOf('Billing', 'Owner', 'Contributor'),
  fail(status) {
    if (Number.isInteger(status) && Number(status) >= 400 && Number(status) <= 599) return;
    throw invalidOption('fail must be a status from 400 to 599, such as 503');
  },
  delay(delay, name) {
    if (delay !== 'infinite') milliseconds(0)(delay, `${name}, unless it is "infinite",`);
  },
};

/**
 * Makes request handlers for `msw`, to test a page without a server: `setupServer(...usageHandlers())`. They ignore
 * filters and keep no data: the options say what they answer. Only what an answer says about its request (`query`, the organization of
 * credit details, and a `previous` when it is compared) is made to fit, since the client refuses the answer to another request.
 *
 * @throws ConfigError when an option is unknown, or `baseUrl`, `refuse`, `fail` or `delay` is not valid.
 *
 * @example
 * ```ts
 * server.use(...usageHandlers({ refuse: "Billing" }));
 * ```
 * @public
 */
export function usageHandlers(options: UsageHandlersOptions = {}): HttpHandler[] {
  checkOptions('option', options, OPTIONS);
  const answers: Readonly<Record<ReadOperation, FixtureAnswer<object>>> = {
    usage: options.report ?? usageReportFixture(),
    conversations: options.conversations ?? conversationPageFixture(),
    conversationCredits: options.credits ?? conversationCreditsFixture(),
    organizations: options.organizations ?? organizationListFixture(),
    agents: options.agents ?? agentPageFixture(),
    categories: options.categories ?? categoryListFixture(),
  };
  return (Object.keys(answers) as ReadOperation[]).map((operation) =>
    http.get(pathPattern(options.baseUrl, operation), async ({ request }) => {
      if (options.delay !== undefined) await delay(options.delay);
      const problem = problemOf(operation, options);
      if (problem) return problemResponse(problem);
      const answer = answers[operation];
      const url = new URL(request.url);
      const body = typeof answer === 'function' ? answer(url) : answer;
      if (isProblem(body)) return problemResponse(body);
      return HttpResponse.json(echoing(operation, url, body) as object, { headers: HEADERS });
    }),
  );
}

const HEADERS = { 'X-Request-Id': 'req_fixture' };

function pathPattern(baseUrl: string | URL = '*', operation: ReadOperation): string {
  return `${String(baseUrl).replace(/\/+$/, '')}${operations[operation].path.replace(/\{(\w+)\}/g, ':$1')}`;
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

/** No answer of a read has a status. A page may be tested with what is no answer at all. */
const isProblem = (body: unknown): body is Problem => isRecord(body) && 'status' in body;

function problemResponse(problem: Problem): HttpResponse<string> {
  return new HttpResponse(JSON.stringify(problem), {
    status: problem.status,
    headers: {
      ...HEADERS,
      'Content-Type': 'application/problem+json',
      // So that a test of retries does not wait.
      ...(RETRYABLE_STATUSES.includes(problem.status) ? { 'Retry-After': '0' } : {}),
    },
  });
}
