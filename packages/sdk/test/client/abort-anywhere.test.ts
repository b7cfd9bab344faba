import { getEventListeners } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CreditUsageClient, isAbortedError } from '../../src/index.js';
import { conversationFixture, conversationPageFixture } from '../../src/testing/index.js';
import { fakeUsage } from '../support/fake-usage.js';
import { json, scriptedFetch } from '../support/scripted-fetch.js';

/** Timers that have neither fired nor been cleared. */
const pending = new Set<unknown>();

beforeEach(() => {
  vi.spyOn(Math, 'random').mockReturnValue(0);
  const { setTimeout, clearTimeout } = globalThis;
  vi.spyOn(globalThis, 'setTimeout').mockImplementation(((run: () => void, ms: number) => {
    const timer = setTimeout(() => {
      pending.delete(timer);
      run();
    }, ms);
    pending.add(timer);
    return timer;
  }) as never);
  vi.spyOn(globalThis, 'clearTimeout').mockImplementation((timer) => {
    pending.delete(timer);
    clearTimeout(timer);
  });
});
afterEach(() => vi.restoreAllMocks());

/** A body that takes several turns of the event loop. */
function slow(response: Response): Response {
  const { body, headers } = response;
  const late = body?.pipeThrough(
    new TransformStream({
      async transform(chunk: Uint8Array, controller) {
        for (let at = 0; at < chunk.length; at += 200) {
          await turn();
          controller.enqueue(chunk.subarray(at, at + 200));
        }
      },
    }),
  );
  return new Response(late ?? null, { headers });
}

const page = (id: string, nextCursor: string | null) =>
  json(
    conversationPageFixture({
      data: [conversationFixture({ conversationId: id })],
      hasMore: nextCursor !== null,
      nextCursor,
    }),
  );

/** A call with everything: a token, its refusal, another token, a failure, a wait, and two pages. */
async function twoPages(signal: AbortSignal): Promise<number> {
  const fetch = scriptedFetch(
    async () => {
      await turn();
      return new Response('', { status: 401 });
    },
    () => new Response('', { status: 503, headers: { 'retry-after': '0' } }),
    new TypeError('fetch failed'),
    () => slow(page('a', 'c1')),
    () => slow(page('b', null)),
  );
  const client = new CreditUsageClient({
    baseUrl: 'https://h.example',
    fetch,
    token: async () => {
      await turn();
      return `token-${fetch.calls.length}`;
    },
  });
  let rows = 0;
  for await (const _ of client.conversations.list({}, { signal })) rows++;
  return rows;
}

/** A history whose windows are refused and halved. */
async function history(signal: AbortSignal): Promise<number> {
  const usage = fakeUsage({ series: [{ id: 'a' }, { id: 'b' }], credits: () => '1', maxCells: 4 });
  const fetch = async (...request: Parameters<typeof usage.fetch>) => {
    await turn();
    return usage.fetch(...request);
  };
  const client = new CreditUsageClient({ baseUrl: 'https://h.example', fetch });
  let buckets = 0;
  for await (const _ of client.usage.history({ from: '2026-01-01', to: '2026-01-05' }, { signal })) buckets++;
  return buckets;
}

/** Microtasks for the moments within one turn of the event loop, turns for those between. */
const MOMENTS: Readonly<Record<string, () => Promise<unknown>>> = {
  microtask: () => Promise.resolve(),
  turn: () => turn(),
};

test.each([
  { what: 'two pages', run: twoPages, whole: 2, moment: 'microtask' },
  { what: 'two pages', run: twoPages, whole: 2, moment: 'turn' },
  { what: 'a history', run: history, whole: 4, moment: 'microtask' },
  { what: 'a history', run: history, whole: 4, moment: 'turn' },
] as const)('$what, aborted at any $moment of it', async ({ run, whole, moment }) => {
  let aborted = 0;
  for (let moments = 0; ; moments++) {
    const controller = new AbortController();
    const { signal } = controller;
    const outcome = run(signal).then(
      (rows) => ({ rows }),
      (error: unknown) => ({ error }),
    );
    let over = false;
    void outcome.then(() => {
      over = true;
    });
    for (let at = 0; at < moments; at++) await MOMENTS[moment]?.();
    const wasOver = over;
    controller.abort(new Error('enough'));
    const result = await outcome;
    expect(getEventListeners(signal, 'abort'), `after ${moments}`).toEqual([]);
    expect(pending.size, `after ${moments}`).toBe(0);
    if ('rows' in result) {
      expect(result.rows).toBe(whole);
      // The call was done before the abort.
      if (wasOver) break;
    } else {
      expect(isAbortedError(result.error), `after ${moments}: ${String(result.error)}`).toBe(true);
      expect((result.error as Error).cause).toBe(signal.reason);
      aborted++;
    }
    // A wait consists of many microtasks, which do not differ from each other.
    if (moment === 'microtask' && moments === 400) break;
  }
  expect(aborted).toBeGreaterThan(moment === 'turn' ? 3 : 30);
});
