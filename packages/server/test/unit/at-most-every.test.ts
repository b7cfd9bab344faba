import { createUsageHandler, generateKeys } from '@credit-usage/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { atMostEvery } from '../../src/http/at-most-every.js';
import { type StoreParts, storeOf } from '../../src/open-store.js';
import { StoreUnavailableError } from '../../src/store/store-error.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('what is asked at most every second', () => {
  it('is asked once, however many want to know, and again a second after the answer', async () => {
    const answers: (() => void)[] = [];
    const ask = vi.fn(() => new Promise<number>((resolve) => answers.push(() => resolve(answers.length))));
    const asked = atMostEvery(1_000, ask);
    const first = [asked(), asked()];
    await vi.advanceTimersByTimeAsync(5_000);
    first.push(asked());
    answers[0]?.();
    expect(await Promise.all(first)).toEqual([1, 1, 1]);
    await vi.advanceTimersByTimeAsync(999);
    expect(await asked()).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    const second = asked();
    answers[1]?.();
    expect(await second).toBe(2);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('fails for everybody, and is asked again all the same', async () => {
    const ask = vi.fn(() => Promise.reject(new Error('down')));
    const asked = atMostEvery(1_000, ask);
    for (let index = 0; index < 2; index++) await expect(asked()).rejects.toThrow('down');
    await vi.advanceTimersByTimeAsync(1_000);
    await expect(asked()).rejects.toThrow('down');
    expect(ask).toHaveBeenCalledTimes(2);
  });
});

describe('/readyz', () => {
  it('asks the store once a second, whoever asks it', async () => {
    let isUp = true;
    const select = vi.fn(async () => {
      if (!isUp) throw new StoreUnavailableError('The store did not answer');
      return [];
    });
    const store = storeOf({ database: { select } } as unknown as StoreParts);
    const handler = createUsageHandler({ store, keys: generateKeys() });
    const statuses = async () =>
      new Set(
        await Promise.all(
          Array.from({ length: 50 }, async () => (await handler(new Request('http://x/readyz'))).status),
        ),
      );
    expect(await statuses()).toEqual(new Set([200]));
    isUp = false;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await statuses()).toEqual(new Set([503]));
    expect(select).toHaveBeenCalledTimes(2);
  });
});
