import { describe, expect, it, vi } from 'vitest';
import { AnswerMemory } from '../../src/store/answer-memory.js';

/** A memory, the stamp it goes by, and a directory that answers with how often it was asked. */
function setUp() {
  const clock: { settled: number | undefined } = { settled: 1 };
  const memory = new AnswerMemory(() => clock.settled);
  let count = 0;
  const ask = vi.fn(async () => [++count]);
  return { clock, memory, ask };
}

describe('the memory of the directory', () => {
  it('asks once as long as nothing is written', async () => {
    const { memory, ask } = setUp();
    expect([await memory.answer('names', ask), await memory.answer('names', ask)]).toEqual([[1], [1]]);
  });

  it('tells questions apart', async () => {
    const { memory, ask } = setUp();
    expect([await memory.answer('names', ask), await memory.answer('categories', ask)]).toEqual([[1], [2]]);
  });

  it('asks again when something was written', async () => {
    const { clock, memory, ask } = setUp();
    await memory.answer('names', ask);
    clock.settled = 2;
    expect(await memory.answer('names', ask)).toEqual([2]);
  });

  it('neither keeps nor gives anything while something is being written', async () => {
    const { clock, memory, ask } = setUp();
    await memory.answer('names', ask);
    clock.settled = undefined;
    expect(await memory.answer('names', ask)).toEqual([2]);
    clock.settled = 1;
    expect(await memory.answer('names', ask)).toEqual([1]);
  });

  it('does not keep an answer that was begun before a write and came after it', async () => {
    const { clock, memory, ask } = setUp();
    let arrive = (_rows: number[]): void => undefined;
    const slow = memory.answer('names', () => new Promise<number[]>((resolve) => (arrive = resolve)));
    clock.settled = 2;
    arrive([99]);
    expect(await slow).toEqual([99]);
    expect(await memory.answer('names', ask)).toEqual([1]);
  });

  it('keeps nothing of a question that failed', async () => {
    const { memory, ask } = setUp();
    await expect(memory.answer('names', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
    expect(await memory.answer('names', ask)).toEqual([1]);
  });

  it('forgets what was asked for longest ago, and does not keep endless questions', async () => {
    const { memory, ask } = setUp();
    await memory.answer('first', ask);
    await memory.answer('second', ask);
    await memory.answer('first', ask);
    for (let index = 0; index < 255; index++) await memory.answer(`other ${index}`, ask);
    ask.mockClear();
    await memory.answer('first', ask);
    expect(ask).not.toHaveBeenCalled();
    await memory.answer('second', ask);
    expect(ask).toHaveBeenCalledOnce();
    const endless = 'x'.repeat(100_000);
    ask.mockClear();
    await memory.answer(endless, ask);
    await memory.answer(endless, ask);
    expect(ask).toHaveBeenCalledTimes(2);
  });
});
