import type * as z from 'zod/mini';
import { operations } from '../operations.js';
import { queryParameters } from '../requests/parameters.js';
import {
  DEFAULT_GROUP_BY,
  DEFAULT_LIMIT,
  DEFAULT_PERIOD,
  DEFAULT_SORT,
  DEFAULT_TIMEZONE,
  DEFAULT_TOP,
  MAX_LIMIT,
  MAX_TOP,
  type ReadOperation,
} from '../requests/vocabulary.js';
import type { JsonObject, JsonSchema } from './types.js';

/** A parameter of the query, under the name that the document knows it by. */
const inQuery = (name: string, description: string, schema: JsonSchema, example: unknown): JsonObject => ({
  name,
  in: 'query',
  description,
  schema,
  example,
});

const { usage, conversations } = queryParameters;

/** The values of an enum, from the schema that the server checks with. */
const choice = (shape: z.core.$ZodEnum, initial?: string): JsonSchema => ({
  type: 'string',
  enum: Object.values(shape._zod.def.entries),
  ...(initial !== undefined && { default: initial }),
});
const whole = (
  maximum: number,
): { readonly type: 'integer'; readonly minimum: 1; readonly maximum: number } => ({
  type: 'integer',
  minimum: 1,
  maximum,
});
const nonEmpty: JsonSchema = { type: 'string', minLength: 1 };
const instantOrDate: JsonSchema = {
  anyOf: [
    { type: 'string', format: 'date-time' },
    { type: 'string', format: 'date' },
  ],
};

const PERIODS =
  '`24h` and `72h` end with the current clock hour; `30d` means the 30 local days that end with today; `12mo` runs from the day after the same date a year ago to the end of today. Not together with `from` and `to`.';

/** The query parameters by the document's names for them. */
const inUrl = {
  period: inQuery('period', `A named range. ${PERIODS}`, choice(usage.period, DEFAULT_PERIOD), '72h'),
  detailsPeriod: inQuery(
    'period',
    `A named range. ${PERIODS} Without any range, the whole conversation is covered.`,
    choice(usage.period),
    '72h',
  ),
  from: inQuery(
    'from',
    'The first instant inside: an RFC 3339 instant with any offset and up to microseconds, or a local date, which means the start of that day in `timezone`. From 1970 to 2199. Only together with `to`, and of the same kind.',
    instantOrDate,
    '2026-11-01',
  ),
  to: inQuery(
    'to',
    'The first instant after, or the first local date that is not included. Must be later than `from`.',
    instantOrDate,
    '2026-11-05',
  ),
  timezone: inQuery(
    'timezone',
    'The zone that days and hours follow: the name of an IANA zone, or of a link to one, in exact case. Offsets and abbreviations are refused.',
    { ...nonEmpty, default: DEFAULT_TIMEZONE },
    'Asia/Jakarta',
  ),
  organizationId: inQuery(
    'organizationId',
    'Only this organization’s usage. Without it, that of every organization where the viewer holds Billing; the others are named in `scope.excluded`.',
    nonEmpty,
    'org_acme',
  ),
  agentId: inQuery(
    'agentId',
    'Only this agent’s usage. The same id under two organizations is two agents: both are meant, unless `organizationId` says which.',
    nonEmpty,
    'agent_support',
  ),
  category: {
    ...inQuery(
      'category',
      'Only these categories; repeat it for several. One that is not known contributes nothing. Without it, all.',
      { type: 'array', items: nonEmpty },
      ['LLM', 'WebSearch'],
    ),
    style: 'form',
    explode: true,
  },
  bucket: inQuery(
    'bucket',
    'The length of a bar; weeks begin on Monday. Without it: `hour` for `24h`, `72h` and ranges of up to 72 hours, else `day`. Ranges may be as long as 31 days for `hour` and 400 days for the others; longer ones are `range_too_large`.',
    choice(usage.bucket),
    'day',
  ),
  groupBy: inQuery('groupBy', 'What bars are split by.', choice(usage.groupBy, DEFAULT_GROUP_BY), 'category'),
  top: inQuery(
    'top',
    'How many series are shown separately: those with the largest totals, signs aside. The rest, if there are two or more, are folded into one of `kind` `other`. `all` folds nothing, for up to 1,000 series and up to 50,000 buckets × series. Refused for CSV, which is never folded.',
    { anyOf: [whole(MAX_TOP), { const: 'all' }], default: DEFAULT_TOP },
    2,
  ),
  compare: inQuery('compare', 'Adds the previous period as `previous`.', choice(usage.compare), 'previous'),
  sort: inQuery(
    'sort',
    'The order of the rows; the minus means descending. Ties go by organization, agent and conversation id, ascending.',
    choice(conversations.sort, DEFAULT_SORT),
    '-credits',
  ),
  limit: inQuery(
    'limit',
    'How many rows a page has at most. Refused for CSV, which has all rows.',
    { ...whole(MAX_LIMIT), default: DEFAULT_LIMIT },
    DEFAULT_LIMIT,
  ),
  cursor: inQuery(
    'cursor',
    'Asks for the next page: the `nextCursor` of the page before, together with the same query. Opaque; valid for 24 hours, for the viewer and the query that it was made for. It pins range, `asOf` and order, so that nothing repeats or is left out between pages. Refused for CSV.',
    nonEmpty,
    'eyJhZnRlciI6Im9yZ19hY21lIn0.kq1fJ0bXr3mQm4t9',
  ),
  payer: inQuery(
    'organizationId',
    'Who pays for the agent. Without it, the one organization of the viewer’s that has the agent; when several have it, the answer is 400 with their ids in `allowed`.',
    nonEmpty,
    'org_acme',
  ),
  agentsOf: inQuery(
    'organizationId',
    'Only this organization’s agents. Without it, those of every organization where the viewer holds Billing.',
    nonEmpty,
    'org_acme',
  ),
  q: inQuery('q', 'Only agents with this text in their name or id, in any case.', nonEmpty, 'support'),
} as const;

type InUrl = keyof typeof inUrl;

/** Where the same name means something else. */
const meanings: Partial<Record<ReadOperation, Readonly<Record<string, InUrl>>>> = {
  conversationCredits: { period: 'detailsPeriod', organizationId: 'payer' },
  agents: { organizationId: 'agentsOf' },
};

const inHeader = (name: string, description: string, schema: JsonSchema, example: string): JsonObject => ({
  name,
  in: 'header',
  description,
  schema,
  example,
});

/** The parameters of the document. */
export const parameters: Readonly<Record<string, JsonObject>> = {
  ...inUrl,
  ifNoneMatch: inHeader(
    'If-None-Match',
    'The `ETag` of an earlier answer: if nothing has changed, the answer is 304, without a body.',
    { type: 'string' },
    'W/"kq1fJ0bXr3mQm4t9Zs0yVw8cPAe"',
  ),
  contentEncoding: inHeader(
    'Content-Encoding',
    'Says how the body is compressed.',
    { type: 'string', enum: ['gzip', 'identity'], default: 'identity' },
    'gzip',
  ),
};

const inPath: Readonly<Record<string, JsonObject>> = {
  agentId: { description: 'The agent, unique within its organization.', example: 'agent_support' },
  conversationId: { description: 'The conversation, unique within the agent.', example: 'conv_0193' },
};

/** A reference to one of the document's parameters. */
export const parameterRef = (name: string): JsonObject => ({ $ref: `#/components/parameters/${name}` });

/** All that a read takes: from the path, the query and the headers. */
export function parametersOf(operation: ReadOperation): JsonObject[] {
  const { path, query } = operations[operation];
  const placeholders = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: nonEmpty,
    ...inPath[name],
  }));
  const named = query.map((name) => parameterRef(meanings[operation]?.[name] ?? name));
  return [...placeholders, ...named, parameterRef('ifNoneMatch')];
}
