import { type KnownProblemCode, ProblemSchema, problems } from '@credit-usage/sdk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RULES } from '../src/conformance/rules.js';
import type { Verdict } from '../src/conformance/run-suite.js';
import { PATHS } from '../src/http/paths.js';
import { BROKEN, BROKEN_WHILE_WRITING } from './support/broken-rules.js';
import { type Checked, named, openChecked } from './support/conformance.js';
import { Replayed } from './support/replayed.js';
import { BREAKAGES, WRITING_BREAKAGES } from './support/wrong-servers.js';

const NOW = '2026-11-22T09:14:03Z';
const seed = 'replayed';

let checked: Checked;
let replayed: Replayed;
let ours: readonly Verdict[];
beforeAll(async () => {
  checked = await openChecked(NOW);
  replayed = new Replayed(checked.handler);
  ours = await checked.check(replayed.record, { seed });
}, 180_000);
afterAll(() => checked.close());

describe('our server', () => {
  it('keeps every rule; only what would have to wait, or to flood it, is not checked', () => {
    expect(ours.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    expect(named(ours, 'skipped')).toEqual(['roles.tokenExpired', 'rateLimit.tooMany']);
    expect(ours.map(({ id }) => id)).toEqual(RULES.map(({ id }) => id));
  });

  it('is asked for everything that there is, and refuses in every way that a caller can cause', () => {
    const paths = replayed.answers.map(({ path }) => path);
    const codes = new Set(
      replayed.answers.flatMap(({ body }) => {
        const problem = ProblemSchema.check(body);
        return problem.ok ? problem.value.code : [];
      }),
    );
    for (const path of PATHS)
      expect([path, paths.some((asked) => matches(path, asked))]).toEqual([path, true]);
    const notCaused: KnownProblemCode[] = ['token_expired', 'rate_limited', 'internal', 'unavailable'];
    expect([...codes, ...notCaused].sort()).toEqual(Object.keys(problems).sort());
  });

  it('without the ingest key keeps the rules that need no usage; the others say why they are skipped', async () => {
    const verdicts = await checked.check(checked.handler, { keys: { secret: checked.keys.secret } });
    expect(named(verdicts, 'failed')).toEqual([]);
    const needy = RULES.filter(({ needs }) => needs === 'usage').map(({ id }) => id);
    const skipped = verdicts.filter(({ outcome }) => outcome === 'skipped');
    expect(skipped.filter(({ why }) => /ingest key/.test(why ?? '')).map(({ id }) => id)).toEqual(needy);
    expect(named(verdicts, 'passed').length).toBeGreaterThan(60);
  });

  it('is not asked who may read where no origin is known', async () => {
    const verdicts = await checked.check(checked.handler, { only: ['cors'], origin: undefined });
    const needy = ['cors.preflight', 'cors.exposed', 'cors.refusals', 'cors.similar'];
    expect(named(verdicts, 'skipped')).toEqual(needy);
    expect(named(verdicts, 'failed')).toEqual([]);
  });

  it('with a low limit is waited for, and shows its 429', async () => {
    const limited = checked.handlerWith({ rateLimit: { requests: 12, windowSeconds: 2 } });
    const verdicts = await checked.check(limited, { only: ['rateLimit', 'service', 'periods.24h'] });
    expect(named(verdicts, 'failed')).toEqual([]);
    expect(named(verdicts, 'passed')).toContain('rateLimit.tooMany');
  }, 60_000);
});

const matches = (path: string, asked: string): boolean =>
  new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(asked);

describe('a server with', () => {
  it.each(entriesOf(BROKEN))('%s fails in these rows and no others', async (name, rules) => {
    const verdicts = await checked.check(BREAKAGES[name](replayed.replay()), { seed });
    expect(named(verdicts, 'failed')).toEqual(rules);
    const text = expect.stringMatching(/./);
    for (const verdict of verdicts)
      if (verdict.outcome === 'failed')
        expect(verdict).toMatchObject({
          asked: expect.stringMatching(/^[A-Z]+ \//),
          expected: text,
          came: text,
        });
  });

  it.each(entriesOf(BROKEN_WHILE_WRITING))(
    '%s fails in these rows and no others',
    async (name, rules) => {
      const verdicts = await checked.check(WRITING_BREAKAGES[name](checked.handler));
      expect(named(verdicts, 'failed')).toEqual(rules);
    },
    90_000,
  );
});

function entriesOf<Name extends string>(
  table: Readonly<Record<Name, readonly string[]>>,
): [Name, readonly string[]][] {
  return Object.entries(table) as [Name, readonly string[]][];
}
