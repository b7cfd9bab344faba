import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { run } from '../../src/cli/run.js';
import { Client } from '../../src/conformance/client.js';
import { parseCsv } from '../../src/conformance/csv-reader.js';
import { expectLike } from '../../src/conformance/expect.js';
import { expectedReport } from '../../src/conformance/model.js';
import { lineOf, summaryOf } from '../../src/conformance/print.js';
import { Mismatch } from '../../src/conformance/rule.js';
import { RULES } from '../../src/conformance/rules.js';
import { makeWorld } from '../../src/conformance/world.js';

/** What `expectLike` reports about a value; undefined if it accepts it. */
function against(came: unknown, expected: unknown): string | undefined {
  try {
    expectLike(came, expected, 'it');
    return undefined;
  } catch (error) {
    return (error as Mismatch).message;
  }
}

describe('expectLike', () => {
  it.each<[unknown, unknown, string | undefined]>([
    [{ a: 1, more: 2 }, { a: 1 }, undefined],
    [{ a: '1' }, { a: 1 }, 'expected it.a 1, came "1"'],
    [{}, { a: null }, 'expected it.a null, came nothing'],
    [{ a: null }, { a: undefined }, 'expected it.a nothing, came null'],
    [[1, 2], [1], 'expected 1 in it: [1], came 2: [1,2]'],
    [[{ a: [0] }], [{ a: [1] }], 'expected it.0.a.0 1, came 0'],
    ['0', 0, 'expected it 0, came "0"'],
    [null, {}, 'expected it {}, came null'],
    [{ a: 1 }, [], 'expected it [], came {"a":1}'],
  ])('%j for %j: %s', (came, expected, difference) => {
    expect(against(came, expected)).toBe(difference);
  });

  it('shortens long values', () => {
    expect(against('x'.repeat(5_000), 'y')?.length).toBeLessThan(300);
  });
});

describe('the model', () => {
  const now = Date.parse('2026-11-22T09:14:03Z') * 1_000;
  const world = makeWorld('unit', now);

  it('agrees with a report computed by hand', () => {
    // Computed by hand from the records, so that the model is not compared with itself.
    const report = expectedReport(world, [world.acme], { period: '24h', top: 1 }, now);
    expect(report.range).toEqual({ from: '2026-11-21T10:00:00Z', to: '2026-11-22T10:00:00Z' });
    expect(report.total).toBe('22.800001');
    expect(report.series).toEqual([
      expect.objectContaining({ id: 'WebSearch', total: '12.5' }),
      { kind: 'other', id: null, members: 2, total: '10.300001' },
    ]);
    expect(report.summary).toEqual({
      days: 1,
      averageDaily: '22.800001',
      peakDay: {
        date: '2026-11-22',
        start: '2026-11-22T00:00:00Z',
        end: '2026-11-22T10:00:00Z',
        partial: true,
        total: '15.800001',
      },
      activeCategories: 3,
    });
  });

  it('counts an hour that is repeated twice', () => {
    const ask = { from: '2024-11-03', to: '2024-11-04', timezone: 'America/New_York' };
    const { buckets } = expectedReport(world, [world.clocks], ask, now);
    expect(buckets).toHaveLength(25);
    expect(buckets.slice(1, 3).map(({ local, total }) => [local, total])).toEqual([
      ['2024-11-03T01:00:00-04:00', '2'],
      ['2024-11-03T01:00:00-05:00', '20'],
    ]);
  });
});

describe('what is printed', () => {
  const failed = {
    id: 'a.b',
    rule: 'A rule.',
    outcome: 'failed',
    asked: 'GET /v1/usage',
    expected: '1',
    came: '\u001b[2J\r\n2',
  } as const;

  it('is a row for each rule, in which a server cannot move the cursor', () => {
    expect(lineOf(failed)).toBe(
      'FAIL  a.b: A rule.\n      asked     GET /v1/usage\n      expected  1\n      came       [2J 2',
    );
    expect(lineOf({ id: 'a.c', rule: 'Another.', outcome: 'skipped', why: 'It takes a key' })).toBe(
      'skip  a.c: Another.\n      because   It takes a key',
    );
    expect(summaryOf([failed])).toBe('1 rule: 0 passed, 1 failed, 0 skipped.');
  });

  it('holds no credential that was sent or given', async () => {
    const client = new Client('http://usage.test', async () => new Response('{}'), 'the secret');
    await client.ask('/v1/usage', 'an-opaque-token');
    expect(client.withoutCredentials('the secret, an-opaque-token, cu_sk_abc, Bearer xyz')).toBe(
      '…, …, cu_sk_…, Bearer …',
    );
  });
});

describe('the reader of files', () => {
  it('reads quotes, and refuses what is not RFC 4180 with CR LF', () => {
    expect(parseCsv('a,b\r\n"1, ""x""\n",\r\n')).toEqual([{ a: '1, "x"\n', b: '' }]);
    for (const wrong of ['a,b\n1,2\n', 'a,b\r\n1\r\n', 'a,b\r\n1,2', 'a\r\n"1\r\n'])
      expect(() => parseCsv(wrong)).toThrow(Mismatch);
  });
});

describe('the rules', () => {
  it('have unique names, and descriptions that are whole sentences', () => {
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
    expect(new Set(RULES.map(({ words }) => words)).size).toBe(RULES.length);
    for (const { words } of RULES) expect(words).toMatch(/^[\p{Lu}/\d\w].*\.$/u);
  });
});

describe('conformance.md', () => {
  const page = readFileSync(new URL('../../../../docs/server/conformance.md', import.meta.url), 'utf8');

  it('names every area, and every option of the command, and no other', async () => {
    const areas = new Set(RULES.map(({ id }) => id.split('.')[0]));
    const table = page.slice(page.indexOf('## The areas'), page.indexOf('## What it does not'));
    const rows = table.split('\n').flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`(\w+)`/g)]);
    expect(rows.map(({ 1: name }) => name)).toEqual([...areas]);
    const said: string[] = [];
    vi.spyOn(process.stdout, 'write').mockImplementation((line) => said.push(String(line)) > 0);
    await run(['conformance', '--help']);
    vi.restoreAllMocks();
    const optionsIn = (words: string) => [...new Set(words.match(/(?<![\w-])--[a-z]+/g))].sort();
    expect(optionsIn(page)).toEqual(optionsIn(said.join('')).filter((option) => option !== '--help'));
  });

  it('says how many rules there are, in its example', () => {
    expect(page).toContain(`${RULES.length} rules: `);
  });
});
