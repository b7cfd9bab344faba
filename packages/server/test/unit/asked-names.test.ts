import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AskedNames } from '../../src/names/asked-names.js';
import type { KnownName } from '../../src/names/name-directory.js';

interface Key {
  readonly id: string;
}
type Answer = Iterable<KnownName & Key>;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A directory that makes names from the id and the number of calls so far, and does not know `stranger`. */
function setUp(answer?: (ids: string[], signal: AbortSignal) => Promise<Answer>) {
  let count = 0;
  const asked: string[][] = [];
  const failed = vi.fn();
  const names = new AskedNames<Key>(
    async (keys, { signal }) => {
      const ids = keys.map(({ id }) => id);
      asked.push(ids);
      count++;
      if (answer) return answer(ids, signal);
      return keys.filter(({ id }) => id !== 'stranger').map(({ id }) => ({ id, name: `${id} ${count}` }));
    },
    ({ id }) => id,
  );
  const ask = async (...ids: string[]): Promise<Record<string, unknown>> => {
    const found = await names.of(
      ids.map((id) => ({ id })),
      failed,
    );
    return Object.fromEntries([...found].map(([id, { name }]) => [id, name]));
  };
  return { ask, asked, failed };
}

/** A call that returns when the test says so. */
function held() {
  let answer: (answer: Answer) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const promise = new Promise<Answer>((resolve, reject) => {
    answer = resolve;
    fail = reject;
  });
  return { promise, answer, fail };
}

describe('names that a host is asked for', () => {
  it('that are no texts are as good as none: the others count, and the host is told', async () => {
    const { ask, failed } = setUp(async (ids) =>
      ids.map((id) => ({ id, name: id === 'a' ? (42 as unknown as string) : id.toUpperCase() })),
    );
    expect(await ask('a', 'b')).toEqual({ a: undefined, b: 'B' });
    expect(failed).toHaveBeenCalledExactlyOnceWith(expect.any(TypeError));
    // It did answer, so there is no reason to pause before the next call.
    expect(await ask('c')).toEqual({ c: 'C' });
    expect(failed).toHaveBeenCalledTimes(1);
  });

  it('may be left out, or null', async () => {
    const { ask, failed } = setUp(async (ids) =>
      ids.map((id) => ({ id, name: id === 'a' ? null : undefined, state: null })),
    );
    expect(await ask('a', 'b')).toEqual({});
    expect(failed).not.toHaveBeenCalled();
  });

  it('are asked for together, each once, and remembered for a minute', async () => {
    const { ask, asked } = setUp();
    expect(await ask('a', 'b', 'a')).toEqual({ a: 'a 1', b: 'b 1' });
    vi.advanceTimersByTime(59_999);
    expect(await ask('b', 'c')).toEqual({ b: 'b 1', c: 'c 2' });
    vi.advanceTimersByTime(1);
    expect(await ask('a')).toEqual({ a: 'a 3' });
    expect(asked).toEqual([['a', 'b'], ['c'], ['a']]);
  });

  it('that nobody knows are remembered as such', async () => {
    const { ask, asked } = setUp();
    expect(await ask('stranger')).toEqual({});
    expect(await ask('stranger')).toEqual({});
    expect(asked).toEqual([['stranger']]);
  });

  it('are asked for 1,000 at a time', async () => {
    const { ask, asked } = setUp();
    const ids = Array.from({ length: 2_500 }, (_, index) => `id ${index}`);
    expect(Object.keys(await ask(...ids))).toEqual(ids);
    expect(asked.map(({ length }) => length)).toEqual([1_000, 1_000, 500]);
  });

  it('are asked for once where two want them at the same time', async () => {
    const call = held();
    const { ask, asked } = setUp(() => call.promise);
    const both = Promise.all([ask('a'), ask('a')]);
    call.answer([{ id: 'a', name: 'A' }]);
    expect(await both).toEqual([{ a: 'A' }, { a: 'A' }]);
    expect(asked).toHaveLength(1);
  });

  it('are remembered up to 50,000: those that were asked for longest ago go first', async () => {
    const { ask, asked } = setUp();
    await ask('first');
    vi.advanceTimersByTime(30_000);
    await ask(...Array.from({ length: 49_999 }, (_, index) => `id ${index}`));
    vi.advanceTimersByTime(30_000);
    await ask('first');
    await ask('one more');
    asked.length = 0;
    await ask('first', 'id 0', 'id 1');
    expect(asked).toEqual([['id 0']]);
  });

  it('nothing is asked for nothing', async () => {
    const { ask, asked } = setUp();
    expect(await ask()).toEqual({});
    expect(asked).toEqual([]);
  });

  it('what was not asked for is left aside', async () => {
    const { ask } = setUp(async () => [
      { id: 'a', name: 'A' },
      { id: 'b', name: 'B' },
    ]);
    expect(await ask('a')).toEqual({ a: 'A' });
  });
});

describe('a directory that fails', () => {
  it.each<[string, () => Promise<Answer>]>([
    ['rejects', () => Promise.reject(new Error('down'))],
    [
      'throws',
      () => {
        throw new Error('down');
      },
    ],
    ['answers with no list', async () => ({}) as Answer],
    ['answers with nothing', async () => undefined as unknown as Answer],
    ['answers with what has no id', async () => [null as unknown as Key]],
  ])('and %s is left in peace for 5 seconds, and somebody is told', async (_, answer) => {
    const { ask, asked, failed } = setUp(answer);
    expect(await ask('a')).toEqual({});
    expect(failed).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(4_999);
    expect(await ask('a', 'b')).toEqual({});
    expect(asked).toEqual([['a']]);
    vi.advanceTimersByTime(1);
    await ask('b');
    expect(asked).toEqual([['a'], ['b']]);
  });

  it('leaves what it has said before', async () => {
    let down = false;
    const { ask, failed } = setUp(async (ids) => {
      if (down) throw new Error('down');
      return ids.map((id) => ({ id, name: `The ${id}` }));
    });
    await ask('a');
    down = true;
    vi.advanceTimersByTime(60_000);
    expect(await ask('a')).toEqual({ a: 'The a' });
    expect(failed).toHaveBeenCalledTimes(1);
  });
});

describe('a directory that is slow', () => {
  it('is waited for for a second, once; what comes late is kept', async () => {
    const call = held();
    const { ask, asked, failed } = setUp(() => call.promise);
    const first = ask('a');
    await vi.advanceTimersByTimeAsync(500);
    const second = ask('a');
    await vi.advanceTimersByTimeAsync(500);
    expect(await first).toEqual({});
    expect(await second).toEqual({});
    expect(failed.mock.calls[0]?.[0]).toMatchObject({ name: 'DirectoryLateError' });
    expect(await ask('a', 'b')).toEqual({});
    call.answer([{ id: 'a', name: 'A' }]);
    await vi.advanceTimersByTimeAsync(0);
    expect(await ask('a')).toEqual({ a: 'A' });
    expect(asked).toEqual([['a']]);
    expect(failed).toHaveBeenCalledTimes(1);
  });

  it('is given up after 10 seconds, and asked again', async () => {
    const signals: AbortSignal[] = [];
    const { ask, asked, failed } = setUp((_, signal) => {
      signals.push(signal);
      return new Promise(() => undefined);
    });
    const first = ask('a');
    await vi.advanceTimersByTimeAsync(9_999);
    expect(await first).toEqual({});
    expect([asked.length, signals[0]?.aborted]).toEqual([1, false]);
    await vi.advanceTimersByTimeAsync(1);
    expect([failed.mock.calls.length, signals[0]?.aborted]).toEqual([2, true]);
    await vi.advanceTimersByTimeAsync(5_000);
    const again = ask('a');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await again).toEqual({});
    expect(asked).toHaveLength(2);
  });
});
