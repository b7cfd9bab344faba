import { operations } from '../operations.js';
import type { KnownProblemCode } from '../problems.js';
import type { ReadOperation } from '../requests/vocabulary.js';
import type { ComponentName } from './component-shapes.js';
import { conversationCredits, conversationPage } from './examples/conversations.js';
import { conversationCreditsCsv, conversationsCsv, usageCsv } from './examples/csv.js';
import { agentPage, categoryList, organizationList } from './examples/directory.js';
import { detailsRefused, parameterProblems, queryProblems, usageRefused } from './examples/problems.js';
import { usageByAgent, usageByCategory } from './examples/usage-report.js';
import { type HeaderName, headerRefs, VIEWER_HEADERS } from './headers.js';
import { parametersOf } from './parameters.js';
import { type ProblemExamples, problemResponses } from './problem-responses.js';
import { refTo } from './schemas.js';
import { responseRef } from './shared-responses.js';
import type { JsonObject } from './types.js';

interface Example {
  readonly summary: string;
  readonly value: object;
}

/** What the table of operations does not say about a read. */
interface Read {
  readonly operationId: string;
  readonly tag: string;
  readonly summary: string;
  readonly description: string;
  /** Who may call it, in words. */
  readonly roles: string;
  readonly answer: ComponentName;
  readonly examples: Readonly<Record<string, Example>>;
  /** The example of the file, where the read has one. */
  readonly csv?: { readonly description: string; readonly example: string };
  /** The problems that not every read has. */
  readonly problems: readonly KnownProblemCode[];
  /** Beside those of single parameters. */
  readonly problemExamples: ProblemExamples;
}

const RANGE_PROBLEMS = ['invalid_range', 'invalid_timezone'] as const;

const reads: Readonly<Record<ReadOperation, Read>> = {
  usage: {
    operationId: 'getUsage',
    tag: 'Usage',
    summary: 'The usage report',
    description:
      'Usage over time, by series and by category, with the figures above a chart. One answer feeds bar chart, pie and summary: `total` is exactly the sum of the buckets, of the series and of the categories.',
    roles:
      'Billing in the organization; without organizationId, in at least one of the viewer’s organizations.',
    answer: 'UsageReport',
    examples: {
      byCategory: { summary: 'Split by category, with the days before', value: usageByCategory },
      byAgent: { summary: 'One organization, split by agent', value: usageByAgent },
    },
    csv: {
      description: 'One row for each bucket and series, unfolded.',
      example: usageCsv,
    },
    problems: ['invalid_parameter', ...RANGE_PROBLEMS, 'range_too_large', 'role_required', 'not_found'],
    problemExamples: { ...queryProblems, ...usageRefused },
  },
  conversations: {
    operationId: 'listConversations',
    tag: 'Conversations',
    summary: 'Recent conversations',
    description:
      'A page of the conversations with usage that matches the filter. `credits` and `lastActivityAt` are those of that usage, `messageCount` and `startedAt` those of the whole conversation. `unattributed` is the matching usage that belongs to no conversation.',
    roles:
      'Billing in the organization; without organizationId, in at least one of the viewer’s organizations.',
    answer: 'ConversationPage',
    examples: { page: { summary: 'A page of rows', value: conversationPage } },
    csv: { description: 'One row for each conversation, all of them.', example: conversationsCsv },
    problems: ['invalid_parameter', ...RANGE_PROBLEMS, 'invalid_cursor', 'role_required', 'not_found'],
    problemExamples: { ...queryProblems, ...usageRefused },
  },
  conversationCredits: {
    operationId: 'getConversationCredits',
    tag: 'Conversations',
    summary: 'The credit details of one conversation',
    description:
      'A page of the entries of a conversation, by time and id, and what they add up to. Without a range, the whole conversation is covered. The role on the agent is checked before the conversation is looked up.',
    roles: 'Owner in the organization, or Owner or Contributor on the agent.',
    answer: 'ConversationCredits',
    examples: { whole: { summary: 'A whole conversation', value: conversationCredits } },
    csv: { description: 'One row for each entry, all of them.', example: conversationCreditsCsv },
    problems: ['invalid_parameter', ...RANGE_PROBLEMS, 'invalid_cursor', 'role_required', 'not_found'],
    problemExamples: { ...queryProblems, ...detailsRefused },
  },
  organizations: {
    operationId: 'listOrganizations',
    tag: 'Directory',
    summary: 'The viewer’s organizations',
    description:
      'All organizations that the viewer is a member of, with the roles there and what these allow. There are no pages.',
    roles: 'None: lists the viewer’s own.',
    answer: 'OrganizationList',
    examples: { list: { summary: 'Two organizations', value: organizationList } },
    problems: ['invalid_parameter'],
    problemExamples: {},
  },
  agents: {
    operationId: 'listAgents',
    tag: 'Directory',
    summary: 'Agents',
    description:
      'A page of the agents of the organizations whose usage the viewer may see, by organization and id, including deleted agents. Without Billing anywhere, the list is empty. A request that names an organization where Billing is missing is refused.',
    roles: 'Lists the agents of organizations where the viewer holds Billing.',
    answer: 'AgentPage',
    examples: { page: { summary: 'A page of agents', value: agentPage } },
    problems: ['invalid_parameter', 'invalid_cursor', 'role_required', 'not_found'],
    problemExamples: { ...queryProblems, ...usageRefused },
  },
  categories: {
    operationId: 'listCategories',
    tag: 'Directory',
    summary: 'Categories',
    description:
      'The categories used in the organizations whose usage the viewer may see. An open list: a new one may appear with any record.',
    roles: 'Lists the categories used in organizations where the viewer holds Billing.',
    answer: 'CategoryList',
    examples: { list: { summary: 'Four categories', value: categoryList } },
    problems: ['invalid_parameter'],
    problemExamples: {},
  },
};

/** The paths of the reads. */
export function readPaths(): Record<string, JsonObject> {
  return Object.fromEntries(
    (Object.keys(reads) as ReadOperation[]).map((name) => [
      operations[name].path,
      { get: readOperation(name) },
    ]),
  );
}

function readOperation(name: ReadOperation): JsonObject {
  const { operationId, tag, summary, description, roles, problems, problemExamples } = reads[name];
  const own = problemResponses(problems, { ...parameterProblems(name), ...problemExamples });
  return {
    operationId,
    tags: [tag],
    summary,
    description: `${description}\n\n**Roles.** ${roles}`,
    security: [{ viewerToken: [] }],
    parameters: parametersOf(name),
    responses: {
      200: answerOf(reads[name]),
      304: responseRef('NotModified'),
      401: responseRef('Unauthenticated'),
      405: responseRef('MethodNotAllowed'),
      406: responseRef('NotAcceptable'),
      429: responseRef('RateLimited'),
      500: responseRef('Internal'),
      503: responseRef('Unavailable'),
      ...own,
      ...('404' in own && { 404: responseRef('NotFound') }),
    },
  };
}

function answerOf({ summary, answer, examples, csv }: Read): JsonObject {
  const names: HeaderName[] = [...VIEWER_HEADERS, 'Cache-Control', 'Vary', 'ETag', 'Usage-As-Of'];
  const json = { 'application/json': { schema: refTo(answer), examples } };
  if (!csv) return { description: `${summary}.`, headers: headerRefs(...names), content: json };
  return {
    description: `${summary}. ${csvRule(csv.description)}`,
    headers: headerRefs(...names, 'Usage-Scope-Excluded'),
    content: { ...json, 'text/csv': { schema: { type: 'string' }, example: csv.example } },
  };
}

const csvRule = (rows: string): string =>
  `With \`Accept: text/csv\` a file (RFC 4180, UTF-8, with a header line): ${rows} Null is empty. Text that begins with \`=\`, \`+\`, \`-\`, \`@\`, their full-width forms, a tab, a line break or NUL gets a leading apostrophe, so that no spreadsheet runs it. Inside a text, an apostrophe stands before each of these signs that follows a semicolon, a tab, a line break or NUL, with or without quotes in between. Columns are only ever appended. A failure half-way breaks the connection.`;
