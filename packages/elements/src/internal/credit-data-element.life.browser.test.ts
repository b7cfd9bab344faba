import { expect, fixture } from '@open-wc/testing';
import { afterEach, describe, it, vi } from 'vitest';
import { FAILURE, type FakeSource, fakeSource } from '../../test/fake-source.js';
import { create, type Properties } from '../../test/mounted.js';
import { usageReport } from '../../test/report.js';
import '../define.js';

afterEach(() => vi.useRealTimers());

describe('refreshing', () => {
  const TAGS = [
    'credit-usage-provider',
    'credit-usage-summary',
    'credit-usage-filters',
    'credit-usage-dashboard',
    'conversation-credit-details',
  ] as const;

  it.each(TAGS)('%s settles where it is not in the page, or leaves it meanwhile', async (tag) => {
    const place = await fixture<HTMLElement>(document.createElement('div'));
    const element = Object.assign(document.createElement(tag), { source: fakeSource() });
    await element.refresh();
    place.append(element);
    const settled = element.refresh();
    element.remove();
    await settled;
    await element.refresh();
    expect(element.source).to.have.property('calls').that.deep.equals([]);
  });
});

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

  it('asks again after the clock was set back, at the interval and when the page is looked at', async () => {
    const source = await watched({ refreshInterval: 30 });
    vi.setSystemTime(Date.now() - 86_400_000);
    await pass(30.1);
    expect(source.calls).to.have.length(2);
    vi.setSystemTime(Date.now() - 86_400_000);
    toBackground(true);
    toBackground(false);
    await pass(0);
    expect(source.calls).to.have.length(3);
  });

  it('does not draw over and over while an attempt from before a change of the clock is due', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    const source = fakeSource();
    const element = create(source, { refreshInterval: 30 });
    document.body.append(element);
    await pass(0);
    void source.last.answer();
    await pass(0);
    vi.setSystemTime(Date.now() - 50_000);
    void element.refresh();
    await pass(0);
    void source.last.fail(FAILURE);
    await pass(30);
    const draw = vi.spyOn(element, 'requestUpdate');
    await pass(2);
    expect(draw.mock.calls.length).to.be.within(1, 3);
    element.remove();
  });

  describe('is told as it is now', () => {
    const text = (part: string): string =>
      (
        document.querySelector('body > credit-usage-summary')?.shadowRoot?.querySelector(`[part~=${part}]`)
          ?.textContent ?? ''
      ).replace(/\s+/g, ' ');

    it('of the latest usage, without another answer, also when the page is looked at again', async () => {
      await watched({});
      expect(text('latest')).to.contain('3 hours ago');
      await pass(3600);
      expect(text('latest')).to.contain('4 hours ago');
      toBackground(true);
      await pass(7200);
      expect(text('latest')).to.contain('4 hours ago');
      vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('visible');
      document.dispatchEvent(new Event('visibilitychange'));
      await Promise.resolve();
      await Promise.resolve();
      expect(text('latest')).to.contain('6 hours ago');
    });

    it('of an answer that could not be refreshed', async () => {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
      const source = fakeSource();
      const element = create(source, {});
      document.body.append(element);
      await pass(0);
      void source.last.answer();
      await pass(0);
      void element.refresh();
      await pass(0);
      void source.last.fail(FAILURE);
      await pass(1);
      expect(text('stale')).to.contain('Could not refresh this data.');
      expect(text('stale')).not.to.contain('ago');
      await pass(300);
      expect(text('stale')).to.contain('5 minutes ago');
      expect(source.calls).to.have.length(2);
    });
  });
});
