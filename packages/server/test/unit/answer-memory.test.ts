import { describe, expect, it, vi } from 'vitest';
import { AnswerMemory } from '../../src/store/answer-memory.js';

/** A memory, and a store that answers with how often it was asked. */
function setUp() {
  const memory = new AnswerMemory();
  let count = 0;
  const ask = vi.fn(async () => [++count]);
  return { memory, ask };
}

/** A store that answers when it is told to. */
function slow() {
  let answer = (_rows: string[]): void => undefined;
  let fail = (_error: Error): void => undefined;
  const ask = vi.fn(
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
      await memory.answer('names', ask),
      await memory.answer('names', ask),
      await memory.answer('sums', ask),
    ];
    expect(answers).toEqual([[1], [1], [2]]);
  });

  it('asks a question that is under way no second time', async () => {
    const memory = new AnswerMemory();
    const store = slow();
    const all = ['first', 'second', 'third'].map(() => memory.answer('sums', store.ask));
    store.answer(['12.5']);
    expect(await Promise.all(all)).toEqual([['12.5'], ['12.5'], ['12.5']]);
    expect(store.ask).toHaveBeenCalledOnce();
  });

  it('fails everybody who waits, and keeps nothing of it', async () => {
    const memory = new AnswerMemory();
    const store = slow();
    const all = ['first', 'second'].map(() => memory.answer('sums', store.ask));
    store.fail(new Error('down'));
    expect(await Promise.allSettled(all)).toMatchObject([
      { reason: { message: 'down' } },
      { reason: { message: 'down' } },
    ]);
    const again = memory.answer('sums', store.ask);
    store.answer(['12.5']);
    expect(await again).toEqual(['12.5']);
  });

  it('is limited by rows: what was asked for longest ago is asked again', async () => {
    const { memory, ask } = setUp();
    const many = async () => new Array<number>(9_000).fill(0);
    await memory.answer('second', ask);
    for (let index = 0; index < 25; index++) {
      await memory.answer('first', ask);
      await memory.answer(`other ${index}`, many);
    }
    ask.mockClear();
    await memory.answer('first', ask);
    expect(ask).not.toHaveBeenCalled();
    await memory.answer('second', ask);
    expect(ask).toHaveBeenCalledOnce();
  });

  it('gives very long answers away without keeping them', async () => {
    const memory = new AnswerMemory();
    const ask = vi.fn(async () => new Array<number>(10_001).fill(7));
    expect(await memory.answer('a page of a file', ask)).toHaveLength(10_001);
    expect(await memory.answer('a page of a file', ask)).toHaveLength(10_001);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('whoever goes is let go; the question is dropped once nobody waits for it', async () => {
    const memory = new AnswerMemory();
    const store = slow();
    const seen: AbortSignal[] = [];
    const ask = (abandoned: AbortSignal) => {
      seen.push(abandoned);
      return store.ask();
    };
    const [first, second] = [new AbortController(), new AbortController()];
    const waiting = [first, second].map(({ signal }) => memory.answer('sums', ask, signal));
    first.abort(new Error('hung up'));
    await expect(waiting[0]).rejects.toThrow('hung up');
    expect(seen.map(({ aborted }) => aborted)).toEqual([false]);
    second.abort(new Error('hung up'));
    await expect(waiting[1]).rejects.toThrow('hung up');
    expect(seen.map(({ aborted }) => aborted)).toEqual([true]);
    // The next one asks for itself.
    const next = memory.answer('sums', ask, new AbortController().signal);
    store.answer(['12.5']);
    expect(await next).toEqual(['12.5']);
    expect(store.ask).toHaveBeenCalledTimes(2);
  });

  it('an answer that somebody still waits for is kept, whoever asked first', async () => {
    const memory = new AnswerMemory();
    const store = slow();
    const first = new AbortController();
    const gone = memory.answer('sums', store.ask, first.signal);
    const stays = memory.answer('sums', store.ask);
    first.abort(new Error('hung up'));
    store.answer(['12.5']);
    await expect(gone).rejects.toThrow('hung up');
    expect([await stays, await memory.answer('sums', store.ask)]).toEqual([['12.5'], ['12.5']]);
    expect(store.ask).toHaveBeenCalledOnce();
  });

  it('who has hung up already asks nothing', async () => {
    const { memory, ask } = setUp();
    const gone = AbortSignal.abort(new Error('hung up'));
    await expect(memory.answer('sums', ask, gone)).rejects.toThrow('hung up');
    expect(ask).not.toHaveBeenCalled();
  });
});
