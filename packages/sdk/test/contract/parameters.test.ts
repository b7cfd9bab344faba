import { describe, expect, it } from 'vitest';
import { checkParameter, operations, type ReadOperation } from '../../src/contract/index.js';

type Value = string | readonly string[];

/** For each parameter, values that are legal and values that are not. Combinations are judged by the server. */
const table: Readonly<
  Record<string, { readonly legal: readonly Value[]; readonly illegal: readonly Value[] }>
> = {
  period: { legal: ['24h', '72h', '30d', '12mo'], illegal: ['7d', '30D', ' 30d', '', ['30d', '24h']] },
  from: { legal: ['2026-11-01', '2026-11-01T00:00:00+07:00'], illegal: ['', ['2026-11-01', '2026-11-02']] },
  to: { legal: ['2026-11-05'], illegal: ['', ['2026-11-05']] },
  timezone: { legal: ['UTC', 'Asia/Jakarta'], illegal: ['', ['UTC', 'UTC']] },
  organizationId: { legal: ['org_acme', ' ', 'ü/😀'], illegal: ['', ['org_acme', 'org_globex']] },
  agentId: { legal: ['agent_support'], illegal: ['', ['a', 'b']] },
  category: { legal: [['LLM'], ['LLM', 'WebSearch'], ['somethingNew']], illegal: [[''], ['LLM', ''], 'LLM'] },
  bucket: { legal: ['hour', 'day', 'week', 'month'], illegal: ['year', 'Day', '', ['day']] },
  groupBy: { legal: ['category', 'agent', 'organization'], illegal: ['conversation', '', ['agent']] },
  top: { legal: ['1', '6', '50', 'all'], illegal: ['0', '51', '06', '6.5', '-1', '1e1', 'All', '', ['6']] },
  compare: { legal: ['previous'], illegal: ['next', 'true', ''] },
  sort: { legal: ['-lastActivityAt', '-credits'], illegal: ['credits', '+credits', '', ['-credits']] },
  limit: { legal: ['1', '25', '100'], illegal: ['0', '101', '025', '2.5', 'all', '', ['25']] },
  cursor: { legal: ['eyJhIjoxfQ.c2ln'], illegal: ['', ['a', 'b']] },
  q: { legal: ['support', ' '], illegal: ['', ['a', 'b']] },
};

const reads = Object.keys(operations) as ReadOperation[];
const cases = reads.flatMap((operation) =>
  operations[operation].query.map((name) => [operation, name] as const),
);

describe.each(cases)('%s %s', (operation, name) => {
  const { legal = [], illegal = [] } = table[name] ?? {};

  it.each(legal.map((value) => [value]))('%j is legal', (value) => {
    expect(checkParameter(operation, name, value)).toEqual({ ok: true });
  });

  it.each(illegal.map((value) => [value]))('%j is refused in words', (value) => {
    expect(checkParameter(operation, name, value)).toMatchObject({
      ok: false,
      message: expect.stringMatching(/^(Expected|Must) /),
    });
  });
});

it('the table has every parameter of every read', () => {
  expect(Object.keys(table).sort()).toEqual([...new Set(cases.map(([, name]) => name))].sort());
});

describe.each(reads)('%s', (operation) => {
  const others = Object.keys(table).filter((name) => !operations[operation].query.includes(name));

  it.each([...others, 'organisationId', 'constructor', '__proto__'])('does not know %s', (name) => {
    expect(checkParameter(operation, name, 'x')).toEqual({
      ok: false,
      message: 'This route does not know this parameter',
      allowed: expect.arrayContaining([...operations[operation].query]),
    });
  });
});

describe('a refusal', () => {
  it.each([
    ['period', '7d', 'Expected one of: 24h, 72h, 30d, 12mo', ['24h', '72h', '30d', '12mo']],
    ['groupBy', '', 'Expected one of: category, agent, organization', ['category', 'agent', 'organization']],
  ])('of %s lists what is legal', (name, value, message, allowed) => {
    expect(checkParameter('usage', name, value)).toEqual({ ok: false, message, allowed });
  });

  it.each([
    ['usage', 'top', '51', 'Expected a whole number from 1 to 50, or all'],
    ['conversations', 'limit', '101', 'Expected a whole number from 1 to 100'],
    ['usage', 'timezone', '', 'Must not be empty'],
    ['usage', 'category', [''], 'Must not be empty'],
  ] as const)('of %s %s %j says: %s', (operation, name, value, message) => {
    expect(checkParameter(operation, name, value)).toEqual({ ok: false, message });
  });
});
