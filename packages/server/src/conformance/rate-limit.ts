import { setTimeout } from 'node:timers/promises';
import type { Answer } from './client.js';
import { expectLike, expectThat } from './expect.js';
import { area, Mismatch, NotChecked } from './rule.js';
import { expectProblem, type Suite } from './suite.js';

/** A server that allows more is not flooded just to reach its limit. */
const MAX_LIMIT = 300;
/** Sent at once, so that the limit is reached before the window ends. */
const BURST = 10;

const READS = ['/v1/usage', '/v1/conversations', '/v1/organizations', '/v1/agents', '/v1/categories'];

/** More than any window in seconds, and less than any moment since 1970. */
const LONGEST_SECONDS = 86_400;
/** How long a rule waits: nothing in seconds, but many milliseconds. */
const WAIT_MS = 20;

/** One by one, so that the latest request is the one whose answer is judged. */
async function* answers(suite: Suite): AsyncGenerator<[string, Answer]> {
  const token = await suite.billing(suite.world.nobody);
  for (const path of READS) yield [path, await suite.client.ask(path, token)];
}

export const rateLimit = area('rateLimit', {
  headers: [
    'Answers to viewers have the headers RateLimit-Limit, RateLimit-Remaining and RateLimit-Reset.',
    async (suite) => {
      for await (const [path, answer] of answers(suite)) {
        const [limit, remaining, reset] = ['Limit', 'Remaining', 'Reset'].map((name) =>
          answer.headers.get(`RateLimit-${name}`),
        );
        const whole = [limit, remaining, reset].every((value) => /^\d+$/.test(value ?? ''));
        expectThat(whole, `three whole numbers on ${path}`, { limit, remaining, reset });
        expectThat(Number(remaining) <= Number(limit), `at most ${limit} left`, remaining);
      }
    },
  ],
  refusals: [
    'Refusals to viewers have the rate-limit headers, too.',
    async (suite) => {
      const token = await suite.member(['Owner'], suite.world.nobody);
      for (const path of ['/v1/usage', '/v1/usage?period=7d', '/v1/usage?organizationId=no_such']) {
        const { headers, status } = await suite.client.ask(path, token);
        expectThat(headers.has('RateLimit-Remaining'), `RateLimit-Remaining on a ${status}`, null);
      }
    },
  ],
  confirmed: [
    'A 304 has the rate-limit headers, too.',
    async (suite) => {
      const token = await suite.billing(suite.world.nobody);
      const path = '/v1/usage?from=2024-06-01&to=2024-06-03';
      const tag = (await suite.client.ask(path, token)).headers.get('ETag') ?? '';
      const { status, headers } = await suite.client.ask(path, token, { headers: { 'If-None-Match': tag } });
      expectLike(status, 304, 'status');
      expectThat(headers.has('RateLimit-Remaining'), 'RateLimit-Remaining on a 304', null);
    },
  ],
  seconds: [
    'RateLimit-Reset is the number of seconds until the count begins again.',
    async (suite) => {
      const token = await suite.billing(suite.world.nobody);
      const resetOf = async () =>
        Number(
          (await suite.client.ask('/v1/organizations', token)).headers.get('RateLimit-Reset') ?? Number.NaN,
        );
      const began = performance.now();
      const first = await resetOf();
      await setTimeout(WAIT_MS);
      const second = await resetOf();
      const seconds = Math.ceil((performance.now() - began) / 1_000);
      const hasSeconds = first <= LONGEST_SECONDS && first - second <= seconds;
      expectThat(hasSeconds, `at most ${seconds} less after ${seconds} s`, `${first}, then ${second}`);
    },
  ],
  counts: [
    'Each request lowers RateLimit-Remaining.',
    async (suite) => {
      const token = await suite.viewer({
        sub: 'conformance counted',
        organizations: [{ id: suite.world.nobody, roles: ['Billing'] }],
      });
      const left = async () => {
        const { headers } = await suite.client.ask('/v1/organizations', token);
        return {
          remaining: Number(headers.get('RateLimit-Remaining')),
          reset: Number(headers.get('RateLimit-Reset')),
        };
      };
      const one = await left();
      const two = await left();
      // When the window has ended in between, the count has begun again.
      if (two.reset <= one.reset)
        expectThat(two.remaining < one.remaining, `less than ${one.remaining} left`, two.remaining);
    },
  ],
  tooMany: [
    'Too many requests are 429 rate_limited with Retry-After.',
    async (suite) => {
      const token = await suite.viewer({
        sub: 'conformance in haste',
        organizations: [{ id: suite.world.nobody, roles: ['Billing'] }],
      });
      const ask = () => suite.client.ask('/v1/organizations', token, { patient: false });
      const limit = Number((await ask()).headers.get('RateLimit-Limit') ?? Number.NaN);
      if (Number.isNaN(limit)) throw new NotChecked('The server does not say how many requests it allows');
      if (limit > MAX_LIMIT)
        throw new NotChecked(`The server allows ${limit} requests: sending more would burden it`);
      for (let count = 0; count <= 2 * limit; count += BURST) {
        const burst = await Promise.all(Array.from({ length: BURST }, ask));
        const refused = burst.find(({ status }) => status !== 200);
        if (!refused) continue;
        expectProblem(refused, { status: 429, code: 'rate_limited' });
        const after = refused.headers.get('Retry-After') ?? '';
        expectThat(/^[1-9]\d*$/.test(after), 'Retry-After in seconds', after);
        const reset = Number(refused.headers.get('RateLimit-Reset'));
        expectThat(Number(after) <= reset + 1, `Retry-After until the reset in ${reset} s`, after);
        return;
      }
      throw new Mismatch(`429 after ${limit} requests`, `200 after ${2 * limit}`);
    },
  ],
});
