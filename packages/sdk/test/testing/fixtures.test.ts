import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  AgentPageSchema,
  CategoryListSchema,
  ConversationCreditsSchema,
  ConversationPageSchema,
  OrganizationListSchema,
  ProblemSchema,
  problems,
  problemType,
  UsageReportSchema,
} from '../../src/contract/index.js';
import { fromMicros, sum } from '../../src/credits/index.js';
import { ConfigError, verifyReport } from '../../src/index.js';
import * as fixtures from '../../src/testing/index.js';

/** A form that records may use, but answers never do. */
const longHand = {
  ...{ id: 'use_1', time: '2026-11-22T08:00:00Z', category: 'LLM', description: 'Answer' },
  credits: '1.50',
};

test.each([
  [fixtures.usageReportFixture(), UsageReportSchema],
  [fixtures.usageReportFixture({ usage: {} }), UsageReportSchema],
  [fixtures.usageReportFixture({ timezone: 'Asia/Kathmandu', start: '2026-10-30' }), UsageReportSchema],
  [fixtures.usageReportFixture({ usage: { A: ['1.50', '2', '-0'], B: ['0.10'] } }), UsageReportSchema],
  [fixtures.conversationPageFixture(), ConversationPageSchema],
  [fixtures.conversationCreditsFixture(), ConversationCreditsSchema],
  [fixtures.conversationCreditsFixture({ entries: [] }), ConversationCreditsSchema],
  [fixtures.conversationCreditsFixture({ entries: [longHand] }), ConversationCreditsSchema],
  [fixtures.organizationListFixture(), OrganizationListSchema],
  [fixtures.agentPageFixture(), AgentPageSchema],
  [fixtures.categoryListFixture(), CategoryListSchema],
])('fixture %# satisfies the contract', (value, schema) => {
  expect(schema.check(value)).toEqual({ ok: true, value });
});

test.each(Object.keys(problems) as fixtures.KnownProblemCode[])('the problem %s does too', (code) => {
  const problem = fixtures.problemFixture(code);
  expect(ProblemSchema.check(problem)).toEqual({ ok: true, value: problem });
  expect(problem).toMatchObject({ code, status: problems[code].status, type: problemType(code) });
});

test.each(['nope', 'toString', undefined])('the unknown problem %s is refused', (code) => {
  expect(() => fixtures.problemFixture(code as never)).toThrow(ConfigError);
  expect(() => fixtures.problemFixture(code as never)).toThrow(/Unknown problem code ".*role_required/);
});

test.each([
  [{ useage: { LLM: ['1'] } }, /Unknown field "useage".*usage, start, timezone/],
  [Promise.resolve({}), /Expected an object of fields/],
  [null, /Expected an object of fields/],
])('a report made from %j is refused', (spec, message) => {
  expect(() => fixtures.usageReportFixture(spec as never)).toThrow(ConfigError);
  expect(() => fixtures.usageReportFixture(spec as never)).toThrow(message);
});

test('a report may have every field replaced, those too that are not there by themselves', () => {
  const report = fixtures.usageReportFixture();
  const previous = { range: report.range, total: '1', changeRatio: null } as never;
  expect(fixtures.usageReportFixture({ ...report, previous })).toEqual({ ...report, previous });
});

test('a report adds up whatever it is made of', () => {
  const amount = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }).map(fromMicros);
  const usage = fc.dictionary(
    fc.string({ minLength: 1, maxLength: 5 }),
    fc.array(amount, { maxLength: 10 }),
    {
      maxKeys: 6,
    },
  );
  fc.assert(
    fc.property(usage, (usage) => {
      const report = fixtures.usageReportFixture({ usage });
      expect(verifyReport(report)).toEqual({ ok: true });
      expect(report.total).toBe(sum(Object.values(usage).flat()));
      expect(UsageReportSchema.check(report).ok).toBe(true);
    }),
  );
});

test('the summary is reckoned too', () => {
  const { summary, total } = fixtures.usageReportFixture({
    usage: { A: ['1', '5', '5'], B: ['0', '0', '0'] },
  });
  expect(total).toBe('11');
  expect(summary).toMatchObject({
    averageDaily: '3.666667',
    days: 3,
    peakDay: { date: '2026-11-17', total: '5' },
    activeCategories: 1,
  });
  expect(fixtures.usageReportFixture({ usage: { A: ['-1'] } }).summary.peakDay).toBeNull();
});

test('details add up', () => {
  const { total, matched, entries } = fixtures.conversationCreditsFixture();
  expect(total).toBe(sum(entries.map(({ credits }) => credits)));
  expect(sum(matched.categories.map((one) => one.total))).toBe(total);
});
