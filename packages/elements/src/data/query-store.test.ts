import { describe, expect, it, vi } from 'vitest';
import { FAILURE, fakeSource, REFUSAL, settle } from '../../test/fake-source.js';
import type { QueryState } from './query-entry.js';
import type { CreditRequest } from './query-request.js';
import { forgetAnswers, QueryStore, storeOf } from './query-store.js';

const usage = (query: CreditRequest<'usage'>['query'] = {}): CreditRequest => ({ route: 'usage', query });

function setUp() {
  const source = fakeSource();
  let time = 0;
  const store = new QueryStore(source, { now: () => time, staleMs: 1000 });
  const subscribe = (request = usage()) => {
    const seen: QueryState[] = [];
    const listener = (state: QueryState): void => void seen.push(state);
    let leave = store.subscribe(request, listener);
    return {
      seen,
      get state() {
        return seen.at(-1);
      },
      leave: () => leave(),
      back: () => {
        leave = store.subscribe(request, listener);
      },
    };
  };
  return { source, store, subscribe, pass: (ms: number) => (time += ms) };
}

describe('one question', () => {
  it('is one request for all who ask it, in whatever words', async () => {
    const { source, subscribe } = setUp();
    const all = [
      subscribe(usage({ categories: ['LLM', 'WebSearch'], period: '30d' })),
      subscribe(usage({ categories: ['WebSearch', 'LLM'] })),
      subscribe(usage({ timezone: 'UTC', categories: ['LLM', 'WebSearch', 'LLM'], groupBy: 'category' })),
    ];
    await settle();
    expect(source.calls).toHaveLength(1);
    await source.last.answer('report');
    expect(all.map(({ state }) => state?.answer)).toEqual(['report', 'report', 'report']);
  });

  it('begins on a microtask, and says at once that it will', () => {
    const { source, subscribe } = setUp();
    const { seen } = subscribe();
    expect(seen).toEqual([expect.objectContaining({ pending: true, answer: undefined })]);
    expect(source.calls).toHaveLength(0);
  });

  it('is another one for another route, query or page', async () => {
    const { source, subscribe } = setUp();
    subscribe();
    subscribe(usage({ period: '72h' }));
    subscribe({ route: 'conversations', query: {} });
    subscribe({ route: 'conversations', query: {}, cursor: 'c1' });
    await settle();
    expect(source.calls).toHaveLength(4);
  });

  it('hands a late subscriber the present state at once', async () => {
    const { source, subscribe } = setUp();
    subscribe();
    await settle();
    await source.last.answer('report');
    expect(subscribe().seen).toEqual([expect.objectContaining({ answer: 'report', pending: false })]);
    expect(source.calls).toHaveLength(1);
  });

  it('may be answered with nothing, which is an answer that cannot be read', async () => {
    const store = new QueryStore(fakeSource(() => undefined as never));
    const seen: QueryState[] = [];
    store.subscribe(usage(), (state) => void seen.push(state));
    await settle();
    expect(seen.at(-1)).toMatchObject({ answer: null, pending: false, error: undefined });
  });

  it('that no route can be asked is refused to whoever asks it', () => {
    const { store } = setUp();
    expect(() => store.subscribe(usage({ period: 'fortnight' as never }), () => {})).toThrow();
  });

  it('that the source does not know is an error, not an endless wait', async () => {
    const { subscribe } = setUp();
    const asked = subscribe({ route: 'agents', query: {} });
    await settle();
    expect(asked.state?.error).toMatchObject({ kind: 'config', code: 'not_offered', retryable: false });
  });

  it('may make the source throw instead of rejecting', async () => {
    const store = new QueryStore({
      conversations: vi.fn(),
      credits: vi.fn(),
      usage: () => {
        throw FAILURE;
      },
    });
    const listener = vi.fn();
    store.subscribe(usage(), listener);
    await settle();
    expect(listener).toHaveBeenLastCalledWith(
      expect.objectContaining({ pending: false, error: expect.objectContaining({ kind: 'server' }) }),
    );
  });
});

describe('leaving', () => {
  it('aborts when the last has left, not before', async () => {
    const { source, subscribe } = setUp();
    const [first, second] = [subscribe(), subscribe()];
    await settle();
    first.leave();
    first.leave();
    await settle();
    expect(source.last.signal.aborted).toBe(false);
    second.leave();
    await settle();
    expect(source.last.signal.aborted).toBe(true);
    expect(subscribe().state?.error).toBeUndefined();
    await settle();
    expect(source.calls).toHaveLength(2);
  });

  it('asks nothing when it comes before the request', async () => {
    const { source, subscribe } = setUp();
    subscribe().leave();
    await settle();
    expect(source.calls).toHaveLength(0);
  });

  it('is no leaving when it is only a move', async () => {
    const { source, subscribe } = setUp();
    const moved = subscribe();
    await settle();
    moved.leave();
    moved.back();
    await settle();
    expect(source.last.signal.aborted).toBe(false);
    await source.last.fail(FAILURE);
    // Neither a failed nor an old answer is asked for again because something has moved.
    moved.leave();
    moved.back();
    await settle();
    expect(source.calls).toHaveLength(1);
  });

  it('ignores what an aborted request answers all the same', async () => {
    const { source, subscribe } = setUp();
    const gone = subscribe();
    await settle();
    const [aborted] = source.calls;
    gone.leave();
    await settle();
    const back = subscribe();
    await settle();
    await aborted?.answer('old');
    expect(back.state).toMatchObject({ answer: undefined, pending: true });
    await source.last.answer('new');
    expect(back.state?.answer).toBe('new');
  });
});

describe('answers', () => {
  it('are kept for a stale time, then asked for again while the old one stays', async () => {
    const { source, subscribe, pass } = setUp();
    const first = subscribe();
    await settle();
    await source.last.answer('old');
    first.leave();
    await settle();

    pass(999);
    subscribe().leave();
    await settle();
    expect(source.calls).toHaveLength(1);

    pass(1);
    const later = subscribe();
    expect(later.state).toMatchObject({ answer: 'old', pending: true });
    await settle();
    await source.last.answer('new');
    expect(later.state).toMatchObject({ answer: 'new', pending: false, answeredAt: 1000 });
  });

  it('are not errors: who comes next asks again', async () => {
    const { source, subscribe } = setUp();
    const first = subscribe();
    await settle();
    await source.last.fail(FAILURE);
    expect(first.state).toMatchObject({ answer: undefined, pending: false, error: { kind: 'server' } });
    const second = subscribe();
    expect(second.state).toMatchObject({ pending: true, error: undefined });
    await settle();
    await source.last.answer('report');
    expect(first.state).toMatchObject({ answer: 'report', error: undefined });
  });

  it('stay when a later request fails', async () => {
    const { source, store, subscribe } = setUp();
    const asked = subscribe();
    await settle();
    await source.last.answer('old');
    const done = store.refresh(usage());
    await settle();
    await source.last.fail(FAILURE);
    await done;
    expect(asked.state).toMatchObject({ answer: 'old', pending: false, error: { kind: 'server' } });
  });

  it.each([REFUSAL, { kind: 'not_found' }, { kind: 'access_denied' }])(
    'go when the viewer may not see them any more: $kind',
    async (error) => {
      const { source, store, subscribe } = setUp();
      const asked = subscribe();
      await settle();
      await source.last.answer('old');
      void store.refresh(usage());
      await settle();
      await source.last.fail(error);
      expect(asked.state).toMatchObject({ answer: undefined, error: { kind: error.kind } });
    },
  );

  it('that nobody looks at are forgotten, the longest unused first', async () => {
    const { source, subscribe } = setUp();
    const pages = Array.from(
      { length: 40 },
      (_, page): CreditRequest => ({
        route: 'conversations',
        query: {},
        cursor: `c${page}`,
      }),
    );
    for (const request of pages) {
      const visit = subscribe(request);
      await settle();
      await source.last.answer(request.cursor);
      visit.leave();
      await settle();
    }
    // The latest first: each look may displace one that is older.
    const kept = pages.toReversed().filter((request) => subscribe(request).state?.answer !== undefined);
    expect(kept.length).toBeLessThan(pages.length);
    expect(kept[0]).toBe(pages.at(-1));
    expect(kept).not.toContain(pages[0]);
  });
});

describe('refresh', () => {
  it('is one request, whoever wants it', async () => {
    const { source, store, subscribe } = setUp();
    subscribe();
    await settle();
    await source.last.answer();
    void store.refresh(usage());
    void store.refresh(usage());
    void store.refreshAll();
    await settle();
    expect(source.calls).toHaveLength(2);
  });

  it('can be for old answers only', async () => {
    const { source, store, subscribe, pass } = setUp();
    subscribe();
    await settle();
    await source.last.answer();
    pass(500);
    await store.refresh(usage(), 501);
    expect(source.calls).toHaveLength(1);
    void store.refresh(usage(), 500);
    await settle();
    expect(source.calls).toHaveLength(2);
  });

  it('takes an answer from the future for old: the clock was set back', async () => {
    const { source, store, subscribe, pass } = setUp();
    pass(86_400_000);
    subscribe();
    await settle();
    await source.last.answer();
    pass(-86_400_000);
    void store.refresh(usage(), 500);
    await settle();
    expect(source.calls).toHaveLength(2);
  });

  it('after a failure asks again for all that has failed, may succeed and is looked at', async () => {
    const { source, store, subscribe } = setUp();
    const periods = ['30d', '24h', '72h', '12mo'] as const;
    const [failed, other, refused, answered] = periods.map((period) => subscribe(usage({ period })));
    const gone = subscribe({ route: 'conversations', query: {} });
    await settle();
    for (const [index, call] of source.calls.entries())
      await (index === 3 ? call.answer() : call.fail(index === 2 ? REFUSAL : FAILURE));
    gone.leave();
    await settle();

    // Neither the clock nor what has not failed is a reason.
    void store.refresh(usage(), 0);
    void store.refresh(usage({ period: '12mo' }));
    await settle();
    expect(other?.state).toMatchObject({ pending: false });
    expect(source.calls).toHaveLength(7);
    await source.calls[5]?.fail(FAILURE);
    await source.calls[6]?.answer();

    void store.refresh(usage());
    expect([failed, other, refused, answered].map((each) => each?.state?.pending)).toEqual([
      true,
      true,
      false,
      false,
    ]);
    await settle();
    expect(source.calls).toHaveLength(9);
  });

  it('settles when the answer is in, and never rejects', async () => {
    const { source, store, subscribe } = setUp();
    subscribe();
    const settled = vi.fn();
    void store.refresh(usage()).then(settled);
    await settle();
    expect(settled).not.toHaveBeenCalled();
    await source.last.fail(FAILURE);
    expect(settled).toHaveBeenCalledOnce();
    await expect(store.refresh(usage({ period: '24h' }))).resolves.toBeUndefined();
  });

  it('of everything asks only what somebody looks at, and forgets the rest', async () => {
    const { source, store, subscribe } = setUp();
    const gone = subscribe(usage({ period: '24h' }));
    subscribe();
    await settle();
    for (const call of source.calls) await call.answer();
    gone.leave();
    await settle();
    void store.refreshAll();
    await settle();
    expect(source.calls).toHaveLength(3);
    expect(subscribe(usage({ period: '24h' })).state?.answer).toBeUndefined();
  });
});

describe('signing out', () => {
  it('forgets every answer and ends every request', async () => {
    const { source, store, subscribe } = setUp();
    const [answered, pending] = [subscribe(), subscribe(usage({ period: '24h' }))];
    await settle();
    await source.calls[0]?.answer('of one viewer');
    store.clear();
    expect(source.calls[1]?.signal.aborted).toBe(true);
    for (const { state } of [answered, pending])
      expect(state).toMatchObject({ answer: undefined, pending: false, error: undefined });
    void store.refreshAll();
    await settle();
    expect(source.calls).toHaveLength(4);
  });

  it('can be asked for by source', async () => {
    const source = fakeSource();
    const listener = vi.fn();
    storeOf(source)?.subscribe(usage(), listener);
    await settle();
    await source.last.answer('of one viewer');
    expect(listener).toHaveBeenLastCalledWith(expect.objectContaining({ answer: 'of one viewer' }));
    forgetAnswers(source);
    expect(listener).toHaveBeenLastCalledWith(expect.objectContaining({ answer: undefined }));
    expect(() => forgetAnswers(fakeSource())).not.toThrow();
  });
});

describe('storeOf', () => {
  it('is the same for the same source', () => {
    const source = fakeSource();
    expect(storeOf(source)).toBe(storeOf(source));
    expect(storeOf(source)).not.toBe(storeOf(fakeSource()));
  });

  it('is none for what is no source', () => {
    const revoked = Proxy.revocable({}, {});
    revoked.revoke();
    for (const lie of [undefined, null, 7, 'https://x', {}, [], () => 1, { usage: {} }, revoked.proxy])
      expect(storeOf(lie)).toBeUndefined();
  });
});
