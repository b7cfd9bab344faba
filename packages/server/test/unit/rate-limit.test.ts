import { createUsageHandler, generateKeys, viewerOf } from '@credit-usage/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { RateLimiter } from '../../src/http/rate-limit.js';
import { type StoreParts, storeOf } from '../../src/open-store.js';
import { ReceiptClock } from '../../src/store/receipt-clock.js';

afterEach(() => {
  vi.useRealTimers();
});

describe('the rate limit', () => {
  it('lets a viewer through again when the window is over', () => {
    const limiter = new RateLimiter({ requests: 2, windowSeconds: 60 });
    expect(limiter.take('a', 0)).toEqual({ allowed: true, limit: 2, remaining: 1, resetSeconds: 60 });
    expect(limiter.take('a', 30_001)).toEqual({ allowed: true, limit: 2, remaining: 0, resetSeconds: 30 });
    expect(limiter.take('a', 59_999)).toEqual({ allowed: false, limit: 2, remaining: 0, resetSeconds: 1 });
    expect(limiter.take('a', 60_000)).toEqual({ allowed: true, limit: 2, remaining: 1, resetSeconds: 60 });
  });

  it('asking on while refused makes nobody wait longer', () => {
    const limiter = new RateLimiter({ requests: 1, windowSeconds: 10 });
    limiter.take('a', 0);
    for (let at = 1_000; at < 10_000; at += 1_000) expect(limiter.take('a', at).allowed).toBe(false);
    expect(limiter.take('a', 10_000).allowed).toBe(true);
  });

  it('is the same when somebody sets the machine’s clock back', async () => {
    vi.useFakeTimers({ now: Date.parse('2026-11-22T09:00:00Z') });
    const handler = createUsageHandler({
      store: storeOf({ receipts: new ReceiptClock(0, 0) } as StoreParts),
      keys: generateKeys(),
      authenticate: () => viewerOf({ sub: 'viewer', organizations: [] }),
      rateLimit: { requests: 1, windowSeconds: 60 },
    });
    const ask = async (): Promise<unknown> => {
      const { status, headers } = await handler(new Request('http://localhost/v1/usage'));
      return [status === 429, headers.get('RateLimit-Reset')];
    };
    await ask();
    vi.setSystemTime(Date.parse('2026-11-22T06:00:00Z'));
    expect(await ask()).toEqual([true, '60']);
    vi.advanceTimersByTime(60_000);
    expect(await ask()).toEqual([false, '60']);
  });

  it('keeps viewers apart', () => {
    const limiter = new RateLimiter({ requests: 1, windowSeconds: 10 });
    expect(limiter.take('a', 0).allowed).toBe(true);
    expect(limiter.take('b', 0).allowed).toBe(true);
    expect(limiter.take('a', 1).allowed).toBe(false);
  });

  it('forgets nobody whose window still runs, however many viewers there are, and stays fast', {
    timeout: 2_000,
  }, () => {
    const limiter = new RateLimiter({ requests: 1, windowSeconds: 10 });
    limiter.take('early', 0);
    for (let index = 0; index < 20_000; index++) limiter.take(`viewer ${index}`, 5_000);
    expect(limiter.take('early', 9_999).allowed).toBe(false);
    expect(limiter.take('viewer 0', 14_999).allowed).toBe(false);
  });
});
