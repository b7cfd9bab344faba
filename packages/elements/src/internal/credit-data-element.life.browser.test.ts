import { expect, fixture } from '@open-wc/testing';
import { afterEach, describe, it, vi } from 'vitest';
import { type FakeSource, fakeSource } from '../../test/fake-source.js';
import { create, type Properties } from '../../test/mounted.js';
import { usageReport } from '../../test/report.js';
import { storeOf } from '../data/query-store.js';

afterEach(() => vi.useRealTimers());

describe('freshness', () => {
  const toBackground = (hidden: boolean): void => {
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(hidden ? 'hidden' : 'visible');
    document.dispatchEvent(new Event('visibilitychange'));
  };

  afterEach(() => vi.restoreAllMocks());

  const pass = (seconds: number): Promise<unknown> => vi.advanceTimersByTimeAsync(seconds * 1000);

  async function watched(properties: Properties): Promise<FakeSource> {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    const source = fakeSource(() => usageReport());
    document.body.append(create(source, properties));
    await pass(0);
    return source;
  }

  afterEach(() => document.querySelector('body > credit-usage-summary')?.remove());

  it('asks again at the interval, and not while the page is hidden', async () => {
    const source = await watched({ refreshInterval: 30 });
    await pass(29);
    expect(source.calls).to.have.length(1);
    await pass(1.1);
    expect(source.calls).to.have.length(2);
    toBackground(true);
    await pass(300);
    expect(source.calls).to.have.length(2);
    toBackground(false);
    await pass(0);
    expect(source.calls).to.have.length(3);
    await pass(30.1);
    expect(source.calls).to.have.length(4);
  });

  it('asks once for two elements with an interval', async () => {
    const source = await watched({ refreshInterval: 30 });
    const other = create(source, { refreshInterval: 30 });
    document.body.append(other);
    await pass(30.1);
    expect(source.calls).to.have.length(2);
    other.remove();
  });

  it('asks again for a stale answer when the page is looked at, without an interval', async () => {
    const source = await watched({});
    toBackground(true);
    await pass(59);
    toBackground(false);
    await pass(0);
    expect(source.calls).to.have.length(1);
    toBackground(true);
    await pass(2);
    toBackground(false);
    await pass(0);
    expect(source.calls).to.have.length(2);
    await pass(3600);
    expect(source.calls).to.have.length(2);
  });
});

describe('what is left behind', () => {
  it('is nothing, 200 times', async () => {
    const source = fakeSource();
    const place = await fixture<HTMLElement>(document.createElement('div'));
    const listening = new Map<string, number>();
    const count = (by: number) => (type: string) => listening.set(type, (listening.get(type) ?? 0) + by);
    const added = vi.spyOn(document, 'addEventListener').mockImplementation(count(1));
    const removed = vi.spyOn(document, 'removeEventListener').mockImplementation(count(-1));
    const timers = new Set<unknown>();
    const { setTimeout: set, clearTimeout: clear } = globalThis;
    vi.spyOn(globalThis, 'setTimeout').mockImplementation(((...args: Parameters<typeof set>) => {
      const timer = set(...args);
      timers.add(timer);
      return timer;
    }) as typeof set);
    vi.spyOn(globalThis, 'clearTimeout').mockImplementation((timer) => {
      timers.delete(timer);
      clear(timer);
    });
    try {
      for (let round = 0; round < 200; round++) {
        const element = create(source, { refreshInterval: 30, period: round % 2 ? '24h' : '72h' });
        place.append(element);
        await element.updateComplete;
        await source.last.answer();
        timers.clear();
        element.heading = 'Usage';
        await element.updateComplete;
        expect(timers.size).to.equal(1);
        element.remove();
        await Promise.resolve();
        expect(timers.size).to.equal(0);
      }
      expect([...listening.values()].every((each) => each === 0)).to.equal(true);
      expect(listening.size).to.be.greaterThan(0);
    } finally {
      vi.restoreAllMocks();
      added.mockRestore();
      removed.mockRestore();
    }
    // Nobody is subscribed any more: a refresh asks only what somebody looks at.
    const calls = source.calls.length;
    await storeOf(source)?.refreshAll();
    expect(source.calls).to.have.length(calls);
  });
});
