import { describe, expect, it, vi } from 'vitest';
import { AnswerMemory, type Ask } from '../../src/store/answer-memory.js';

/** A read that gets its turn at once. */
function asking<Row>(rows: (abandoned: AbortSignal) => Promise<readonly Row[]>) {
  return vi.fn<Ask<Row>>((abandoned) => ({ result: rows(abandoned), alsoFor: () => undefined }));
}

/** A memory, and a store that answers with the number of reads so far. */
function setUp() {
  const memory = new AnswerMemory();
  let count = 0;
  const ask = asking(async () => [{ count: ++count }]);
  return { memory, ask };
}

/** A store that answers when the test tells it to. */
function slow() {
  let answer = (_rows: string[]): void => undefined;
  let fail = (_error: Error): void => undefined;
  const ask = asking(
    () =>
      new Promise<string[]>((resolve, reject) => {
        answer = resolve;
        fail = reject;
      }),
  );
  return { ask, answer: (rows: string[]) => answer(rows), fail: (error: Error) => fail(error) };
}

describe('the memory of what the store has answered', () => {
  it('asks a question once, and tells questions apart', async () => {
    const { memory, ask } = setUp();
    const answers = [
      await memory.answer('names', 'viewer', ask),
      await memory.answer('names', 'viewer', ask),
      await memory.answer('sums', 'viewer', ask),
    ];
    expect(answers).toEqual([[{ count: 1 }], [{ count: 1 }], [{ count: 2 }]]);
  });

  it('asks a question that is under way no second time', async () => {
    const memory = new AnswerMemory();
    const store = slow();
    const all = ['first', 'second', 'third'].map(() => memory.answer('sums', 'viewer', store.ask));
    store.answer(['12.5']);
    expect(await Promise.all(all)).toEqual([['12.5'], ['12.5'], ['12.5']]);
    expect(store.ask).toHaveBeenCalledOnce();
  });

  it('fails everybody who waits, and keeps nothing of it', async () => {
    const memory = new AnswerMemory();
    const store = slow();
    const all = ['first', 'second'].map(() => memory.answer('sums', 'viewer', store.ask));
    store.fail(new Error('down'));
    expect(await Promise.allSettled(all)).toMatchObject([
      { reason: { message: 'down' } },
      { reason: { message: 'down' } },
    ]);
    const again = memory.answer('sums', 'viewer', store.ask);
    store.answer(['12.5']);
    expect(await again).toEqual(['12.5']);
  });

  it('is limited by size: what was asked for longest ago is asked again', async () => {
    const { memory, ask } = setUp();
    // 50 of these answers take 50 MB, in 5,000 rows.
    const large = asking(async () => Array.from({ length: 100 }, () => ({ description: 'x'.repeat(5_000) })));
    await memory.answer('second', 'viewer', ask);
    for (let index = 0; index < 50; index++) {
      await memory.answer('first', 'viewer', ask);
      await memory.answer(`other ${index}`, 'viewer', large);
    }
    ask.mockClear();
    await memory.answer('first', 'viewer', ask);
    expect(ask).not.toHaveBeenCalled();
    await memory.answer('second', 'viewer', ask);
    expect(ask).toHaveBeenCalledOnce();
  });

  it('keeps a great many small ones', async () => {
    const { memory, ask } = setUp();
    for (let index = 0; index < 20_000; index++) await memory.answer(`names ${index}`, 'viewer', ask);
    ask.mockClear();
    await memory.answer('names 0', 'viewer', ask);
    expect(ask).not.toHaveBeenCalled();
  });

  it('gives very large answers away without keeping them', async () => {
    const memory = new AnswerMemory();
    const page = Array.from({ length: 10_001 }, (_, index) => ({
      organization_id: 'org_1',
      agent_id: 'research',
      conversation_id: `talk_${index}`,
      credits: '12.5',
      last_activity_at: 1_795_000_000_000_000,
    }));
    const ask = asking(async () => page);
    expect(await memory.answer('a page of a file', 'viewer', ask)).toBe(page);
    expect(await memory.answer('a page of a file', 'viewer', ask)).toBe(page);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('keeps the sums of a year', async () => {
    const memory = new AnswerMemory();
    const sums = Array.from({ length: 366 * 12 }, (_, index) => ({
      kind: 'cell',
      bucket: index,
      series: 1,
      day: 0,
      category: '',
      total: '123456.123456',
    }));
    const ask = asking(async () => sums);
    await memory.answer('a report', 'viewer', ask);
    expect(await memory.answer('a report', 'viewer', ask)).toBe(sums);
    expect(ask).toHaveBeenCalledOnce();
  });

  it('a question that is under way waits for the turns of all who ask it', async () => {
    const memory = new AnswerMemory();
    const alsoFor = vi.fn();
    const ask: Ask<string> = () => ({ result: Promise.resolve(['12.5']), alsoFor });
    await Promise.all(['first', 'second', 'third'].map((viewer) => memory.answer('sums', viewer, ask)));
    expect(alsoFor.mock.calls).toEqual([['second'], ['third']]);
    // A remembered answer takes no turn.
    await memory.answer('sums', 'fourth', ask);
    expect(alsoFor).toHaveBeenCalledTimes(2);
  });

  it('whoever goes is let go; the question is dropped once nobody waits for it', async () => {
    const memory = new AnswerMemory();
    const store = slow();
    const seen: AbortSignal[] = [];
    const ask: Ask<string> = (abandoned) => {
      seen.push(abandoned);
      return store.ask(abandoned);
    };
    const [first, second] = [new AbortController(), new AbortController()];
    const waiting = [first, second].map(({ signal }) => memory.answer('sums', 'viewer', ask, signal));
    first.abort(new Error('hung up'));
    await expect(waiting[0]).rejects.toThrow('hung up');
    expect(seen.map(({ aborted }) => aborted)).toEqual([false]);
    second.abort(new Error('hung up'));
    await expect(waiting[1]).rejects.toThrow('hung up');
    expect(seen.map(({ aborted }) => aborted)).toEqual([true]);
    // The next request reads again.
    const next = memory.answer('sums', 'viewer', ask, new AbortController().signal);
    store.answer(['12.5']);
    expect(await next).toEqual(['12.5']);
    expect(store.ask).toHaveBeenCalledTimes(2);
  });

  it('an answer that somebody still waits for is kept, whoever asked first', async () => {
    const memory = new AnswerMemory();
    const store = slow();
    const first = new AbortController();
    const gone = memory.answer('sums', 'viewer', store.ask, first.signal);
    const stays = memory.answer('sums', 'viewer', store.ask);
    first.abort(new Error('hung up'));
    store.answer(['12.5']);
    await expect(gone).rejects.toThrow('hung up');
    expect([await stays, await memory.answer('sums', 'viewer', store.ask)]).toEqual([['12.5'], ['12.5']]);
    expect(store.ask).toHaveBeenCalledOnce();
  });

  it('who has hung up already asks nothing', async () => {
    const { memory, ask } = setUp();
    const gone = AbortSignal.abort(new Error('hung up'));
    await expect(memory.answer('sums', 'viewer', ask, gone)).rejects.toThrow('hung up');
    expect(ask).not.toHaveBeenCalled();
  });

  it('what was dropped takes nothing with it when it ends: the same question asked anew is still shared', async () => {
    const memory = new AnswerMemory();
    const [dropped, anew] = [slow(), slow()];
    const gone = new AbortController();
    const first = memory.answer('sums', 'viewer', dropped.ask, gone.signal);
    gone.abort(new Error('hung up'));
    await expect(first).rejects.toThrow('hung up');
    const second = memory.answer('sums', 'viewer', anew.ask);
    dropped.fail(new Error('dropped'));
    await new Promise((resolve) => setTimeout(resolve));
    const third = memory.answer('sums', 'viewer', anew.ask);
    anew.answer(['12.5']);
    expect(await Promise.all([second, third])).toEqual([['12.5'], ['12.5']]);
    expect(anew.ask).toHaveBeenCalledOnce();
  });
});
