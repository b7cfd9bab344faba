import { expect, fixture } from '@open-wc/testing';
import { afterEach, beforeEach, describe, it, onTestFinished, vi } from 'vitest';
import { FAILURE, type FakeSource, fakeSource, REFUSAL, settle } from '../../test/fake-source.js';
import { create, heard, mounted } from '../../test/mounted.js';
import { emptyReport } from '../../test/report.js';
import { part, partText, textOf } from '../../test/shadow.js';

describe('a refusal', () => {
  it('says which role is needed where, and whom to ask; never zeros', async () => {
    const source = fakeSource();
    const element = await mounted(source);
    const events = heard(element);
    await source.last.fail(REFUSAL);
    expect(element.status).to.equal('refused');
    expect(element.matches(':state(refused)')).to.equal(true);
    expect(partText(element, 'refused')).to.equal(
      'You need the Billing role in Acme to see usage. Ask the person who holds it.',
    );
    expect(element.shadowRoot?.textContent).not.to.match(/\d|token/);
    expect(part(element, 'retry-button')).to.equal(null);
    const { message: _, isRetryable: __, ...told } = REFUSAL;
    expect(events).to.deep.equal([
      {
        type: 'credit-load-error',
        detail: { ...told, route: 'usage', retryable: false, cause: REFUSAL },
      },
    ]);
    expect({ ...element.error, route: 'usage' }).to.deep.equal(events[0]?.detail);
  });

  it('takes figures away that were there before', async () => {
    const source = fakeSource();
    const element = await mounted(source);
    await source.last.answer();
    void element.refresh();
    await settle();
    await source.last.fail(REFUSAL);
    expect(element.status).to.equal('refused');
    expect(part(element, 'figures')).to.equal(null);
  });

  it('leaves its place to the page', async () => {
    const source = fakeSource();
    const element = create(source);
    element.innerHTML = '<p slot="refused">Ask Dewi for access.</p>';
    await fixture(element);
    await settle();
    await source.last.fail(REFUSAL);
    const slot = element.shadowRoot?.querySelector<HTMLSlotElement>('slot[name=refused]');
    expect(slot?.assignedElements()).to.have.length(1);
  });
});

describe('an error', () => {
  it('is said in our words with the request’s name, and can be tried again', async () => {
    const source = fakeSource();
    const element = await mounted(source);
    await source.last.fail(FAILURE);
    expect(element.status).to.equal('error');
    expect(partText(element, 'error')).to.equal(
      'Could not load this data. The service is not available right now. Try again Request ID: req_503',
    );
    expect(element.error).to.deep.equal({
      kind: 'server',
      code: 'unavailable',
      retryable: true,
      requestId: 'req_503',
      cause: FAILURE,
    });
    part(element, 'retry-button')?.click();
    await settle();
    expect(element.status).to.equal('loading');
    await source.last.answer();
    expect(element.status).to.equal('ready');
    expect(element.error).to.equal(undefined);
  });

  it('keeps the keyboard where it is when its button goes', async () => {
    const source = fakeSource();
    const element = await mounted(source);
    await source.last.fail(FAILURE);
    part(element, 'retry-button')?.focus();
    part(element, 'retry-button')?.click();
    await settle();
    // The sentence stays, a step back, until it is known better: and the focus with its button.
    expect(element.status).to.equal('loading');
    expect(element.matches(':state(waiting)')).to.equal(true);
    expect(partText(element, 'error')).to.contain('Could not load this data.');
    expect(element.shadowRoot?.activeElement).to.equal(part(element, 'retry-button'));
    await source.last.answer();
    await element.updateComplete;
    expect(part(element, 'retry-button')).to.equal(null);
    expect(element.matches(':state(waiting)')).to.equal(false);
    expect(element.shadowRoot?.activeElement).to.equal(part(element, 'base'));
  });

  it('of another source says nothing of this one', async () => {
    const source = fakeSource();
    const element = await mounted(source);
    await source.last.fail(FAILURE);
    element.source = fakeSource();
    await element.updateComplete;
    expect(element.status).to.equal('loading');
    expect(part(element, 'error')).to.equal(null);
  });

  it('over old figures stays too while they are asked for again', async () => {
    const source = fakeSource();
    const element = await mounted(source);
    await source.last.answer();
    void element.refresh();
    await settle();
    await source.last.fail(FAILURE);
    await element.updateComplete;
    part(element, 'retry-button')?.focus();
    part(element, 'retry-button')?.click();
    await settle();
    expect(element.status).to.equal('refreshing');
    expect(element.shadowRoot?.activeElement).to.equal(part(element, 'retry-button'));
    await source.last.answer();
    await element.updateComplete;
    expect(part(element, 'stale')).to.equal(null);
  });

  it('is said aloud without a provider too', async () => {
    const source = fakeSource();
    const element = await mounted(source);
    expect(element.shadowRoot?.querySelector('[role=status]')).to.equal(null);
    await source.last.fail(FAILURE);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(textOf(element.shadowRoot?.querySelector('[role=status]') ?? null)).to.equal(
      'Could not load this data. The service is not available right now.',
    );
    await expect(element).to.be.accessible();
  });

  it('has no button where trying again cannot help', async () => {
    const source = fakeSource();
    const element = await mounted(source);
    await source.last.fail({ kind: 'authentication', isRetryable: false });
    expect(partText(element, 'error')).to.contain('Sign in again.');
    expect(part(element, 'retry-button')).to.equal(null);
  });

  it('is what an answer is that cannot be read', async () => {
    const source = fakeSource();
    const element = await mounted(source);
    const events = heard(element);
    await source.last.answer({ total: 12.5 });
    expect(element.status).to.equal('error');
    const detail = { ...element.error, route: 'usage' };
    expect(events.at(-1)).to.deep.equal({ type: 'credit-load-error', detail });
    expect(partText(element, 'error')).to.contain('This data cannot be read.');
  });

  it('over figures that were there is a note: the figures stay', async () => {
    const source = fakeSource();
    const element = await mounted(source);
    await source.last.answer();
    void element.refresh();
    await settle();
    await source.last.fail(FAILURE);
    expect(element.status).to.equal('stale');
    expect(partText(element, 'number')).to.equal('1,234.5');
    expect(partText(element, 'stale')).to.equal(
      'Could not refresh this data. The service is not available right now. Try again',
    );
    part(element, 'retry-button')?.click();
    await settle();
    expect(element.status).to.equal('refreshing');
    await source.last.answer();
    expect(element.status).to.equal('ready');
    expect(part(element, 'stale')).to.equal(null);
  });

  it('speaks the element’s language', async () => {
    const source = fakeSource();
    const element = await mounted(source, { lang: 'id' });
    await source.last.fail(FAILURE);
    expect(partText(element, 'retry-button')).to.equal('Coba lagi');
  });
});

describe('looks', () => {
  it('keep their size from loading to an error, a refusal or nothing', async () => {
    const endings: Readonly<Record<string, (source: FakeSource) => Promise<void>>> = {
      refused: (source) => source.last.fail(REFUSAL),
      empty: (source) => source.last.answer(emptyReport()),
      error: (source) => source.last.fail(FAILURE),
    };
    for (const [state, end] of Object.entries(endings)) {
      const source = fakeSource();
      const element = await mounted(source);
      element.style.inlineSize = '50rem';
      const before = element.getBoundingClientRect().height;
      await end(source);
      expect(element.status).to.equal(state);
      expect(element.getBoundingClientRect().height).to.be.at.most(before + 40);
    }
  });

  it('says aloud that there is no usage, and not that it is zero', async () => {
    const source = fakeSource();
    const element = await mounted(source);
    await source.last.answer();
    element.period = '24h';
    await settle();
    await source.last.answer(emptyReport());
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(textOf(element.shadowRoot?.querySelector('[role=status]') ?? null)).to.equal(
      'No usage in this period.',
    );
  });
});

describe('what is said aloud', () => {
  const spoken = (element: Element): string =>
    textOf(element.shadowRoot?.querySelector('[role=status]') ?? null);
  const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

  beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => vi.useRealTimers());

  /** In the page, without the help of timers. */
  const placed = async (source: FakeSource): Promise<ReturnType<typeof create>> => {
    const element = create(source);
    document.body.append(element);
    onTestFinished(() => element.remove());
    await pass(0);
    return element;
  };
  const end = async (how: Promise<void>): Promise<void> => {
    await pass(0);
    await how;
    await pass(200);
  };

  it('is nothing of a first answer that comes in time, and of a slow one that it is waited for, and what came', async () => {
    const source = fakeSource();
    const quick = await placed(source);
    await pass(900);
    await end(source.last.answer());
    expect(spoken(quick)).to.equal('');

    const other = fakeSource();
    const slow = await placed(other);
    await pass(1200);
    expect(spoken(slow)).to.equal('Loading usage.');
    await end(other.last.answer());
    expect(spoken(slow)).to.equal('Total usage: 1,234.5 credits.');
  });

  it('is that another answer is waited for, and not that the same one is asked for again', async () => {
    const source = fakeSource();
    const element = await placed(source);
    await end(source.last.answer());
    void element.refresh();
    await pass(3000);
    expect(spoken(element)).to.equal('');
    await end(source.last.answer());
    expect(spoken(element)).to.equal('');
    element.period = '72h';
    await pass(1200);
    expect(spoken(element)).to.equal('Loading usage.');
  });

  it('is a failure once, however often the same fails, and again for who has asked', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    const source = fakeSource();
    const element = create(source, { refreshInterval: 30 });
    document.body.append(element);
    onTestFinished(() => element.remove());
    const changes: string[] = [];
    const region = (): Element | null => element.shadowRoot?.querySelector('[role=status]') ?? null;
    await pass(0);
    await end(source.last.answer());
    const fail = async (): Promise<void> => {
      await end(source.last.fail(FAILURE));
      // The same text again would change by a space.
      const text = region()?.textContent ?? '';
      if (text !== changes.at(-1)) changes.push(text);
    };
    for (const calls of [2, 3, 4]) {
      await pass(61_000);
      expect(source.calls).to.have.length(calls);
      await fail();
    }
    expect(changes).to.have.length(1);
    expect(changes[0]).to.contain('Could not refresh');
    part(element, 'retry-button')?.click();
    await pass(1);
    expect(source.calls).to.have.length(5);
    await fail();
    expect(changes).to.have.length(2);
    element.period = '72h';
    await pass(0);
    await fail();
    expect(changes).to.have.length(3);
  });

  it('is the total again after a failure or a refusal', async () => {
    const source = fakeSource();
    const element = await placed(source);
    for (const failure of [REFUSAL, FAILURE]) {
      await end(source.last.fail(failure));
      expect(spoken(element)).to.match(/Ask the person|not available right now/);
      void element.refresh();
      await pass(0);
      await end(source.last.answer());
      expect(spoken(element)).to.equal('Total usage: 1,234.5 credits.');
      void element.refresh();
      await pass(0);
    }
  });
});

describe('the language of the words', () => {
  const langs = (element: Element): (string | undefined)[] =>
    ['[part~=base]', 'data', '[role=status]'].map(
      (selector) => element.shadowRoot?.querySelector<HTMLElement>(selector)?.lang,
    );

  it('is named where it is not the page’s, and so is that of the figures', async () => {
    const source = fakeSource();
    const element = await mounted(source, { lang: 'de', period: '30d' });
    await source.last.answer();
    element.period = '72h';
    await settle();
    await source.last.answer(emptyReport());
    element.period = '24h';
    await settle();
    await source.last.answer();
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(langs(element)).to.deep.equal(['en', 'de', 'en']);
    element.lang = 'en';
    await settle();
    expect(langs(element)).to.deep.equal(['en', 'en', 'en']);
    element.lang = 'id';
    await settle();
    expect(langs(element)[0]).to.equal('id');
  });

  it('is the page’s for words of its own', async () => {
    const source = fakeSource();
    const element = await mounted(source, { lang: 'de', messages: { loading: 'Wird geladen' } });
    await source.last.answer();
    expect(langs(element).slice(0, 2)).to.deep.equal(['de', 'de']);
  });
});
