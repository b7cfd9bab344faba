import { describe, expect, it, vi } from 'vitest';
import { StoreOverloadedError } from '../../src/store/store-error.js';
import { Turns } from '../../src/store/turns.js';

/** Reads that end when the test tells them to. */
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
    const all = ['a', 'b', 'c', 'd'].map((name) => turns.take('viewer', read(name)).result);
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
    const first = turns.take('viewer', read('a')).result;
    const gone = new AbortController();
    const second = turns.take('viewer', read('b'), gone.signal).result;
    const third = turns.take('viewer', read('c')).result;
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
    const failed = turns.take('viewer', () => Promise.reject(new Error('down'))).result;
    const next = turns.take('viewer', async () => 'up').result;
    await expect(failed).rejects.toThrow('down');
    expect(await next).toBe('up');
  });

  it('one whose turn it is, and that is given up, is let go, and keeps its place until it ends', async () => {
    const turns = new Turns(1);
    const { begun, read, end } = reads();
    const gone = new AbortController();
    const first = turns.take('viewer', read('a'), gone.signal).result;
    const second = turns.take('viewer', read('b')).result;
    gone.abort(new Error('hung up'));
    await expect(first).rejects.toThrow('hung up');
    expect(begun).toEqual(['a']);
    end('a');
    await vi.waitFor(() => expect(begun).toEqual(['a', 'b']));
    end('b');
    expect(await second).toBe('b');
  });

  it('who has hung up already gets none', async () => {
    const { begun, read } = reads();
    const gone = AbortSignal.abort(new Error('hung up'));
    await expect(new Turns(1).take('viewer', read('a'), gone).result).rejects.toThrow('hung up');
    expect(begun).toEqual([]);
  });

  it('of each viewer in turn', async () => {
    const turns = new Turns(1);
    const { begun, read, end } = reads();
    const all = ['a1', 'a2', 'a3', 'a4', 'b1', 'b2', 'c1'].map(
      (name) => turns.take(name.charAt(0), read(name)).result,
    );
    const order = ['a1', 'a2', 'b1', 'c1', 'a3', 'b2', 'a4'];
    for (const name of order) {
      await vi.waitFor(() => expect(begun).toContain(name));
      end(name);
    }
    expect(await Promise.all(all)).toHaveLength(7);
    expect(begun).toEqual(order);
  });

  it('what several want waits for the turn of any of them, and is read once', async () => {
    const turns = new Turns(1);
    const { begun, read, end } = reads();
    const [a1, a2, shared] = ['a1', 'a2', 'shared'].map((name) => turns.take('a', read(name)));
    shared?.alsoFor('b');
    end('a1');
    await a1?.result;
    end('a2');
    await a2?.result;
    end('shared');
    expect(await shared?.result).toBe('shared');
    // Nothing remains of it, and joining a read that has begun changes nothing.
    shared?.alsoFor('c');
    const last = turns.take('b', read('b1'));
    end('b1');
    expect(await last.result).toBe('b1');
    expect(begun).toEqual(['a1', 'a2', 'shared', 'b1']);
  });

  it('what somebody else wants as well goes ahead of what the first one has waiting', async () => {
    const turns = new Turns(1);
    const { begun, read, end } = reads();
    const names = ['a1', 'a2', 'a3', 'shared'];
    const all = names.map((name) => turns.take('a', read(name)));
    all[3]?.alsoFor('b');
    for (const name of ['a1', 'a2', 'shared', 'a3']) {
      await vi.waitFor(() => expect(begun).toContain(name));
      end(name);
    }
    await Promise.all(all.map(({ result }) => result));
    expect(begun).toEqual(['a1', 'a2', 'shared', 'a3']);
  });

  it('too many of one viewer are refused at once, those that wait go on, and others are let in', async () => {
    const turns = new Turns(1);
    const { read, end } = reads();
    const first = turns.take('greedy', read('a')).result;
    const waiting = Array.from({ length: 100 }, (_, index) => turns.take('greedy', async () => index).result);
    await expect(turns.take('greedy', async () => 'too many').result).rejects.toBeInstanceOf(
      StoreOverloadedError,
    );
    const other = turns.take('other', async () => 'let in');
    end('a');
    await first;
    expect(await other.result).toBe('let in');
    expect(await Promise.all(waiting)).toHaveLength(100);
    expect(await turns.take('greedy', async () => 'again').result).toBe('again');
  });

  it('too many of all together are refused as well', async () => {
    const turns = new Turns(1);
    const { read, end } = reads();
    const first = turns.take('viewer', read('a')).result;
    const waiting = Array.from(
      { length: 1_000 },
      (_, index) => turns.take(`viewer ${index % 20}`, async () => index).result,
    );
    await expect(turns.take('late', async () => 'too many').result).rejects.toBeInstanceOf(
      StoreOverloadedError,
    );
    end('a');
    await first;
    expect(await Promise.all(waiting)).toHaveLength(1_000);
  });

  it('what somebody else wants takes no room of who has none left', async () => {
    const turns = new Turns(1);
    const { begun, read, end } = reads();
    const all = [turns.take('greedy', read('a')), turns.take('greedy', read('b'))];
    all.push(...Array.from({ length: 99 }, (_, index) => turns.take('greedy', async () => `${index}`)));
    const shared = turns.take('other', async () => 'shared');
    shared.alsoFor('greedy');
    end('a');
    await vi.waitFor(() => expect(begun).toEqual(['a', 'b']));
    // 99 are waiting, so there is room for one more.
    const last = turns.take('greedy', async () => 'last');
    end('b');
    expect(await last.result).toBe('last');
    expect(await Promise.all([shared, ...all].map(({ result }) => result))).toHaveLength(102);
  });
});
