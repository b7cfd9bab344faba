import fc from 'fast-check';
import type { Query } from '../../../src/query/index.js';

const word = fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' });
const date = fc
  .integer({ min: 0, max: 20_000 })
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
const instant = fc.integer({ min: 0, max: 2 ** 40 }).map((ms) => new Date(ms).toISOString());
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const range = fc.oneof(
  fc.record({ period: optional(fc.constantFrom('24h', '72h', '30d', '12mo')) }),
  fc.record({ from: date, to: date }),
  fc.record({ from: instant, to: instant }),
);

const fields = fc.record(
  {
    timezone: fc.constantFrom('UTC', 'Asia/Jakarta'),
    organizationId: word,
    agentId: word,
    conversationId: word,
    categories: fc.array(word, { maxLength: 4 }),
    bucket: fc.constantFrom('hour', 'day', 'week', 'month'),
    groupBy: fc.constantFrom('category', 'agent', 'organization'),
    top: fc.oneof(fc.integer({ min: 1, max: 50 }), fc.constant('all')),
    compare: fc.constant('previous'),
    sort: fc.constantFrom('-lastActivityAt', '-credits'),
    limit: fc.integer({ min: 1, max: 100 }),
    q: word,
  },
  { requiredKeys: [] },
);

/** Any legal query. */
export const anyQuery: fc.Arbitrary<Query> = fc
  .tuple(range, fields)
  .map(([range, fields]) => ({ ...range, ...fields }) as Query);
