import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StopSignal } from '../../src/cli/stop-signal.js';

const heard = () => ['SIGTERM', 'SIGINT'].map((name) => process.listenerCount(name));

describe('a signal that stops', () => {
  let before: number[];
  let signal: StopSignal;
  beforeEach(() => {
    vi.useFakeTimers();
    before = heard();
    signal = new StopSignal();
  });
  afterEach(() => {
    signal.release();
    vi.useRealTimers();
  });

  it('counts once for a second, from whomever it comes; the next one is the system’s', async () => {
    expect(heard()).toEqual(before.map((count) => count + 1));
    process.emit('SIGINT');
    expect(signal.stopping.aborted).toBe(true);
    await signal.came();
    vi.advanceTimersByTime(999);
    expect(heard()).toEqual(before.map((count) => count + 1));
    process.emit('SIGTERM');
    vi.advanceTimersByTime(1);
    expect(heard()).toEqual(before);
  });

  it('leaves nothing behind when the server has stopped by itself', () => {
    process.emit('SIGTERM');
    signal.release();
    expect([heard(), vi.getTimerCount()]).toEqual([before, 0]);
  });
});
