import { describe, expect, it } from 'vitest';
import { StoreOverloadedError } from '../../src/store/store-error.js';
import { Turns } from '../../src/store/turns.js';

/** Reads that end when they are told to. */
function reads() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  return {
    begun,
    read: (name: string) => () => {
      begun.push(name);
      return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
    },
    end: (name: string) => ends.get(name)?.(),
  };
}

describe('reads take turns', () => {
  it('a few at a time, in the order in which they came', async () => {
    const turns = new Turns(2);
    const { begun, read, end } = reads();
    const all = ['a', 'b', 'c', 'd'].map((name) => turns.take(read(name)));
    expect(begun).toEqual(['a', 'b']);
    end('b');
    expect(await all[1]).toBe('b');
    expect(begun).toEqual(['a', 'b', 'c']);
    for (const name of ['a', 'c']) end(name);
    await Promise.all([all[0], all[2]]);
    end('d');
    expect(await all[3]).toBe('d');
  });

  it('one that is given up before its turn never begins', async () => {
    const turns = new Turns(1);
    const { begun, read, end } = reads();
    const first = turns.take(read('a'));
    const gone = new AbortController();
    const second = turns.take(read('b'), gone.signal);
    const third = turns.take(read('c'));
    gone.abort(new Error('hung up'));
    await expect(second).rejects.toThrow('hung up');
    end('a');
    await first;
    end('c');
    expect(await third).toBe('c');
    expect(begun).toEqual(['a', 'c']);
  });

  it('a read that fails takes nothing with it', async () => {
    const turns = new Turns(1);
    const failed = turns.take(() => Promise.reject(new Error('down')));
    const next = turns.take(async () => 'up');
    await expect(failed).rejects.toThrow('down');
    expect(await next).toBe('up');
  });

  it('too many are refused at once, and those that wait go on', async () => {
    const turns = new Turns(1);
    const { read, end } = reads();
    const first = turns.take(read('a'));
    const waiting = Array.from({ length: 1_000 }, (_, index) => turns.take(async () => index));
    await expect(turns.take(async () => 'too many')).rejects.toBeInstanceOf(StoreOverloadedError);
    end('a');
    await first;
    expect(await Promise.all(waiting)).toHaveLength(1_000);
  });
});
