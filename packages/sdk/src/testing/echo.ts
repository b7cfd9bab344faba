import { operations } from '../contract/operations.js';
import type { ReadOperation } from '../contract/requests/vocabulary.js';
import { isRecord } from '../errors/check-names.js';
import type { TimeRange } from '../model/range.js';
import type { PreviousUsage, UsageReport } from '../model/usage-report.js';
import { formatInstant, parseInstant } from '../time/instant.js';

/** What an answer has only when it was asked for; a period and a range exclude each other. */
const ASKED = ['organizationId', 'agentId', 'category', 'compare'];
const RANGE = ['period', 'from', 'to'];

/** The answer as the API would give it to this request: it says what was asked for, since the client refuses any other. */
export function echoing(operation: ReadOperation, { searchParams }: URL, answer: unknown): unknown {
  if (!isRecord(answer)) return answer;
  if ('query' in answer && isRecord(answer.query)) {
    const asked = askedOf(operation, searchParams);
    const replaced = RANGE.some((name) => name in asked) ? [...ASKED, ...RANGE] : ASKED;
    const kept = Object.entries(answer.query).filter(([name]) => !replaced.includes(name));
    const missing = 'compare' in asked && !('previous' in answer);
    const echoed = { ...answer, query: { ...Object.fromEntries(kept), ...asked } };
    return missing ? { ...echoed, previous: nothingBefore(echoed as unknown as UsageReport) } : echoed;
  }
  const organizationId = searchParams.get('organizationId');
  if (organizationId === null || !('conversation' in answer) || !isRecord(answer.conversation)) return answer;
  return { ...answer, conversation: { ...answer.conversation, organizationId } };
}

/** The parameters of a request, as answers write them. */
function askedOf(operation: ReadOperation, search: URLSearchParams): Readonly<Record<string, unknown>> {
  const { query, repeated } = operations[operation];
  const names = query.filter((name) => name !== 'cursor' && search.has(name));
  return Object.fromEntries(
    names.map((name) => {
      const value = search.get(name);
      if (repeated.includes(name)) return [name, search.getAll(name)];
      return [name, /^\d+$/.test(`${value}`) && /^(top|limit)$/.test(name) ? Number(value) : value];
    }),
  );
}

/** A previous period without usage, as long as the report's. There are no buckets of weeks and months. */
function nothingBefore({ query, range, buckets: current }: UsageReport): PreviousUsage {
  const { from, to } = before(range);
  const buckets = query.bucket === 'week' || query.bucket === 'month' ? null : current.map(() => '0');
  return { from, to, cutAt: to, total: '0', changeRatio: null, buckets };
}

function before({ from, to }: TimeRange): TimeRange {
  const [start, end] = [parseInstant(from) ?? 0, parseInstant(to) ?? 0];
  return { from: formatInstant(start - (end - start)), to: from };
}
