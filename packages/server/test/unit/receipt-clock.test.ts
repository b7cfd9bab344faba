import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyBatch, type UsageRow } from '../../src/store/batch.js';
import { ReceiptClock } from '../../src/store/receipt-clock.js';

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the receipt clock', () => {
  it('stamps grow, also when the clock stands still or was set back', () => {
    const clock = new ReceiptClock(0, 0);
    const stamps = [clock.begin()];
    clock.end(stamps[0] as number, []);
    stamps.push(clock.begin());
    clock.end(stamps[1] as number, []);
    vi.setSystemTime(10);
    stamps.push(clock.begin());
    expect(stamps).toEqual([...new Set(stamps)].sort((a, b) => a - b));
  });

  it('a store that was written by a clock ahead of this one is not stamped before its last', () => {
    expect(new ReceiptClock(9_000_000_000, 0).begin()).toBeGreaterThan(9_000_000_000);
  });

  it('a group that is being written is beyond the mark, until it is written', () => {
    const clock = new ReceiptClock(0, 0);
    const stamp = clock.begin();
    vi.setSystemTime(2_000);
    expect(clock.mark()).toBeLessThan(stamp);
    clock.end(stamp, []);
    expect(clock.mark()).toBeGreaterThanOrEqual(stamp);
  });

  it('tells the arrivals of a group once it is visible, and not before', () => {
    const clock = new ReceiptClock(7, 0);
    const group = [{ ...emptyBatch(), usage: [{ organization_id: 'acme', time: 1 } as UsageRow] }];
    expect(clock.arrivals.stampOf(['acme'])).toBe(7);
    const stamp = clock.begin();
    expect(clock.arrivals.stampOf(['acme'])).toBe(7);
    clock.end(stamp, group);
    expect([clock.arrivals.stampOf(['acme']), clock.arrivals.stampOf(['other'])]).toEqual([stamp, 7]);
  });

  it('what is received after a mark is beyond it', () => {
    const clock = new ReceiptClock(0, 0);
    const mark = clock.mark();
    expect(clock.begin()).toBeGreaterThan(mark);
  });
});
