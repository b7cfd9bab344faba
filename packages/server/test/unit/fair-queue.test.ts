import { describe, expect, it } from 'vitest';
import { FairQueue } from '../../src/store/fair-queue.js';

/** A queue of items that are written as lane and number, such as `a1`. */
function queueOf(...items: readonly string[]): FairQueue<string> {
  const queue = new FairQueue<string>();
  for (const item of items) queue.add(item, item.charAt(0));
  return queue;
}

function drained(queue: FairQueue<string>): string[] {
  const order: string[] = [];
  for (let item = queue.next(); item !== undefined; item = queue.next()) order.push(item);
  return order;
}

describe('a fair queue', () => {
  it.each([
    [[], []],
    [
      ['a1', 'a2', 'a3'],
      ['a1', 'a2', 'a3'],
    ],
    [
      ['a1', 'a2', 'a3', 'b1'],
      ['a1', 'b1', 'a2', 'a3'],
    ],
    [
      ['a1', 'a2', 'b1', 'c1', 'c2', 'b2', 'b3'],
      ['a1', 'b1', 'c1', 'a2', 'b2', 'c2', 'b3'],
    ],
  ])('takes %j in turns: %j', (items, order) => {
    expect(drained(queueOf(...items))).toEqual(order);
  });

  it('puts who comes later behind those who wait, once', () => {
    const queue = queueOf('a1', 'a2', 'a3', 'b1', 'b2');
    expect(queue.next()).toBe('a1');
    queue.add('c1', 'c');
    expect(drained(queue)).toEqual(['b1', 'a2', 'c1', 'b2', 'a3']);
  });

  it('takes what waits in several lanes once, when it is the turn of either', () => {
    const queue = queueOf('a1', 'a2', 'a3', 'b1');
    queue.add('a3', 'c');
    queue.add('a3', 'c');
    expect([queue.size, queue.sizeOf('a'), queue.sizeOf('c')]).toEqual([4, 3, 1]);
    expect(drained(queue)).toEqual(['a1', 'b1', 'a3', 'a2']);
  });

  it('charges it to the lane whose turn it was', () => {
    const queue = queueOf('a1', 'b1', 'c1');
    queue.add('a1', 'b');
    queue.add('a1', 'c');
    expect(drained(queue)).toEqual(['a1', 'b1', 'c1']);
  });

  it('forgets what is taken out, wherever it waits', () => {
    const queue = queueOf('a1', 'b1', 'a2');
    queue.add('a1', 'b');
    queue.delete('a1');
    queue.delete('never there');
    expect([queue.size, queue.sizeOf('a'), queue.sizeOf('b'), queue.has('a1'), queue.has('a2')]).toEqual([
      2,
      1,
      1,
      false,
      true,
    ]);
    expect(drained(queue)).toEqual(['a2', 'b1']);
    expect([queue.size, queue.sizeOf('a')]).toEqual([0, 0]);
  });
});
