import { readFileSync } from 'node:fs';
import { previousRange, resolveDates } from '@credit-usage/sdk/time';
import { describe, expect, it, vi } from 'vitest';
import { run } from '../../src/cli/run.js';
import { type Answer, Client } from '../../src/conformance/client.js';
import { parseCsv } from '../../src/conformance/csv-reader.js';
import { expectLike } from '../../src/conformance/expect.js';
import { withOneLetterChanged } from '../../src/conformance/forged.js';
import { grantsInWords } from '../../src/conformance/grants-in-words.js';
import { expectedReport } from '../../src/conformance/model.js';
import { lineOf, summaryOf } from '../../src/conformance/print.js';
import { sinceClockChange } from '../../src/conformance/ranges.js';
import { Mismatch } from '../../src/conformance/rule.js';
import { RULES } from '../../src/conformance/rules.js';
import { asOfOf, expectProblem } from '../../src/conformance/suite.js';
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
    came: '2\r\npass  a.c: Another.',
  } as const;

  it('is a row for each rule, and a server cannot add another', () => {
    expect(lineOf(failed)).toBe(
      'FAIL  a.b: A rule.\n      asked     GET /v1/usage\n      expected  1\n      came      2 pass a.c: Another.',
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

describe('a request in a line', () => {
  const asked = async (path: string, credential?: string, rest: Parameters<Client['ask']>[2] = {}) => {
    const client = new Client('http://usage.test', async () => new Response('{}'), 'the secret');
    client.introduce(
      'a token',
      grantsInWords({ organizations: [{ id: 'org', roles: ['Owner'] }], agents: [] }),
    );
    await client.ask(path, credential, rest);
    return client.latest;
  };

  it('says who asks, with which headers, and how the body begins', async () => {
    expect(await asked('/v1/usage')).toBe('GET /v1/usage; without a credential');
    expect(await asked('/v1/usage', 'x')).toBe('GET /v1/usage; with a credential that is not valid');
    expect(await asked('/v1/usage', 'a token', { headers: { Accept: 'text/csv' } })).toBe(
      'GET /v1/usage; Accept: text/csv; as Owner in org',
    );
    expect(await asked('/v1/events', 'the secret', { method: 'POST', body: '[{"type":"usage"}]' })).toBe(
      'POST /v1/events; with a key; [{"type":"usage"}]',
    );
    const body = Uint8Array.from([1, 2, 3]);
    expect(await asked('/v1/events', undefined, { method: 'POST', body })).toMatch(/; 3 bytes$/);
  });

  it('shortens what is long, and says how long it is', async () => {
    const line = await asked(`/v1/usage?q=${'x'.repeat(20_000)}`);
    expect(line.length).toBeLessThan(400);
    expect(line).toContain('x… (20,012 characters); ');
  });

  it('names the roles of a viewer, but not of a hundred organizations', () => {
    const of = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ id: `org_${index}`, roles: ['Billing'] }));
    expect(grantsInWords({ organizations: of(5), agents: [] })).toBe(
      'as Billing in org_0, Billing in org_1, Billing in org_2 and 2 more',
    );
    const agents = [{ organizationId: 'org', id: 'agent', roles: ['Owner', 'Contributor'] }];
    expect(grantsInWords({ organizations: [], agents })).toBe('as Owner and Contributor on agent of org');
    expect(grantsInWords({ organizations: [], agents: [] })).toBe('as a viewer without any role');
  });
});

describe('a refusal', () => {
  const answer = (status: number, text: string) =>
    ({ status, text, headers: new Headers(), json: () => JSON.parse(text) }) as Answer;
  const refusalOf = (came: Answer) => () => expectProblem(came, { status: 403, code: 'role_required' });

  it('that is none is reported by its status first', () => {
    expect(refusalOf(answer(200, '{"total":"0"}'))).toThrow(
      'expected 403 role_required, came 200 {"total":"0"}',
    );
    expect(refusalOf(answer(414, ''))).toThrow('expected 403 role_required, came 414');
    expect(() => expectProblem(answer(200, '{}'), {})).toThrow('expected a problem, came 200 {}');
  });

  it('without Usage-As-Of is reported by the name of the header', () => {
    expect(() => asOfOf(answer(200, '{}'))).toThrow(
      'expected the header Usage-As-Of with an instant, came nothing',
    );
  });
});

describe('forged texts', () => {
  it('differ in one letter each, all over the text, and never in one that may not count', () => {
    const text = `${'a'.repeat(40)}.${'b'.repeat(22)}`;
    const forged = withOneLetterChanged(text, 12);
    const places = forged.map((each) => [...each].findIndex((letter, index) => letter !== text[index]));
    for (const [index, each] of forged.entries()) {
      const place = places[index] as number;
      expect(each.slice(place + 1)).toBe(text.slice(place + 1));
      expect([39, 40, 62]).not.toContain(place);
    }
    expect(places.some((place) => place < 20) && places.some((place) => place > 40)).toBe(true);
  });

  it('differ in more than the case of a letter', () => {
    const text = 'aA0f'.repeat(15);
    expect(withOneLetterChanged(text, 60).map((each) => each.toLowerCase())).not.toContain(
      text.toLowerCase(),
    );
  });
});

describe('days since the clocks changed', () => {
  it('are cut at another instant than after the elapsed time, on any day', () => {
    for (let day = 0; day < 400; day += 3) {
      const now = (Date.UTC(2026, 0, 1, 15) + day * 86_400_000) * 1_000;
      const { from = '', to = '', timezone = '' } = sinceClockChange(now);
      const range = resolveDates(from, to, timezone);
      const previous = previousRange(range, timezone, now);
      expect([from, previous.cutAt]).not.toEqual([from, previous.from + now - range.from]);
    }
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
