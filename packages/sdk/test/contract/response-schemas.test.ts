import { describe, expect, it } from 'vitest';
import {
  ConversationCreditsSchema,
  ConversationPageSchema,
  ProblemSchema,
  UsageReportSchema,
} from '../../src/contract/index.js';
import { conversationCredits, conversationPage } from '../../src/contract/openapi/examples/conversations.js';
import { usageRefused } from '../../src/contract/openapi/examples/problems.js';
import { usageByCategory } from '../../src/contract/openapi/examples/usage-report.js';
import { edited } from './support/edit.js';

type Path = readonly (string | number)[];

const report = (path: Path, value: unknown) => UsageReportSchema.check(edited(usageByCategory, path, value));

describe('responses are strict where we compute', () => {
  it.each(['0', '5', '-5', '0.5', '-0.000001', '1234567890123456789.5'])(
    'credits %s are legal',
    (credits) => {
      expect(report(['total'], credits).ok).toBe(true);
    },
  );

  it.each([
    '12.50',
    '12.',
    '.5',
    '-0',
    '0.0',
    '-0.0',
    '00',
    '012',
    '+1',
    '1e3',
    '1,5',
    ' 1',
    '0.1234567',
    '',
    'NaN',
    1.5,
    0,
    null,
  ])('credits %j are refused', (credits) => {
    expect(report(['total'], credits)).toMatchObject({ ok: false, issues: [{ path: ['total'] }] });
    expect(report(['buckets', 1, 'values', 0], credits)).toMatchObject({
      ok: false,
      issues: [{ path: ['buckets', 1, 'values', 0] }],
    });
  });

  it.each(['2026-11-04T09:14:03Z', '2026-11-04T09:14:03.000001Z'])('the instant %s is legal', (instant) => {
    expect(report(['asOf'], instant).ok).toBe(true);
  });

  it.each([
    '2026-11-04T16:14:03+07:00',
    '2026-11-04T09:14:03',
    '2026-11-04 09:14:03Z',
    '2026-11-04',
    '2026-11-04T09:14:03.1234567Z',
    1_793_783_643,
  ])('the instant %j is refused', (instant) => {
    expect(report(['asOf'], instant)).toMatchObject({ ok: false, issues: [{ path: ['asOf'] }] });
  });

  it('local times keep their offset, seconds of old zones too', () => {
    for (const local of ['2026-11-04T00:00:00+07:00', '1970-01-01T00:00:00-00:44:30', '2026-11-04T00:00:00Z'])
      expect(report(['buckets', 0, 'local'], local).ok).toBe(true);
    expect(report(['buckets', 0, 'local'], '2026-11-04T00:00:00').ok).toBe(false);
  });

  it('counts are whole and not negative', () => {
    for (const days of [-1, 1.5, '4', null]) expect(report(['summary', 'days'], days).ok).toBe(false);
  });

  it('ids are never empty', () => {
    const page = edited(conversationPage, ['data', 0, 'conversationId'], '');
    expect(ConversationPageSchema.check(page)).toMatchObject({
      ok: false,
      issues: [{ path: ['data', 0, 'conversationId'], message: 'Must not be empty' }],
    });
  });

  it('a field that is missing is refused', () => {
    expect(report(['latestUsageAt'], undefined)).toMatchObject({
      ok: false,
      issues: [{ path: ['latestUsageAt'] }],
    });
  });

  it('a series is its own or the rest: nothing else can be drawn', () => {
    expect(report(['series', 0, 'kind'], 'group')).toEqual({
      ok: false,
      issues: [{ path: ['series', 0, 'kind'], message: 'Expected one of: member, other' }],
    });
  });
});

describe('responses are open elsewhere', () => {
  it('unknown keys are kept, at every depth', () => {
    const value = edited(
      edited(usageByCategory, ['forecast'], { total: '1' }),
      ['buckets', 0, 'note'],
      'new',
    );
    const result = UsageReportSchema.check(value);
    expect(result).toEqual({ ok: true, value });
    expect(result.ok && result.value).toBe(value);
  });

  it.each<Path>([
    ['unit'],
    ['query', 'bucket'],
    ['query', 'groupBy'],
    ['query', 'compare'],
    ['series', 0, 'state'],
    ['scope', 'excluded', 0, 'code'],
    ['scope', 'excluded', 0, 'requiredRoles', 0, 'role'],
  ])('a value of %s that is not known passes', (...path) => {
    expect(report(path, 'somethingNew').ok).toBe(true);
  });

  it('a problem with a code that is not known passes', () => {
    expect(ProblemSchema.check({ ...usageRefused.roleRequired, code: 'quota_spent', status: 402 }).ok).toBe(
      true,
    );
  });

  it('what may be unknown may be null', () => {
    for (const path of [
      ['latestUsageAt'],
      ['summary', 'averageDaily'],
      ['summary', 'peakDay'],
      ['previous', 'changeRatio'],
      ['previous', 'buckets'],
    ])
      expect(report(path, null).ok).toBe(true);
    for (const key of ['title', 'messageCount'])
      expect(
        ConversationCreditsSchema.check(edited(conversationCredits, ['conversation', key], null)).ok,
      ).toBe(true);
  });

  it('what may be absent is not null', () => {
    expect(report(['previous'], undefined).ok).toBe(true);
    expect(report(['previous'], null).ok).toBe(false);
    expect(report(['query', 'agentId'], null).ok).toBe(false);
  });
});

describe('check', () => {
  it.each([undefined, null, 3, 'text', [], () => 1, Symbol('x'), 10n])('never throws', (value) => {
    expect(UsageReportSchema.check(value).ok).toBe(false);
  });
});
