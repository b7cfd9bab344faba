import { expect } from '@open-wc/testing';
import { afterEach, describe, it, vi } from 'vitest';
import { type FakeSource, fakeSource } from '../../test/fake-source.js';
import { create, type Properties } from '../../test/mounted.js';
import { usageReport } from '../../test/report.js';

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

  it('waits for nothing any more once it is out of the page', async () => {
    await watched({ refreshInterval: 30 });
    document.querySelector('body > credit-usage-summary')?.remove();
    await pass(0);
    expect(vi.getTimerCount()).to.equal(0);
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
