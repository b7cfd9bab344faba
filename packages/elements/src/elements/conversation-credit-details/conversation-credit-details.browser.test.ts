import type { ConversationCredits } from '@credit-usage/sdk';
import { expect, fixture, html } from '@open-wc/testing';
import { describe, it } from 'vitest';
import { conversationCredits, entries } from '../../../test/conversations.js';
import { FAILURE, type FakeSource, fakeSource, REFUSAL, settle } from '../../../test/fake-source.js';
import { part, partText, textOf } from '../../../test/shadow.js';
import './define.js';
import type { ConversationCreditDetailsElement } from './conversation-credit-details.js';

const KEY = { 'organization-id': 'org_1', 'agent-id': 'support', 'conversation-id': 'c_1' };

const mount = (
  properties: Partial<ConversationCreditDetailsElement>,
  attributes: Readonly<Record<string, string>> = {},
): Promise<ConversationCreditDetailsElement> => {
  const element = document.createElement('conversation-credit-details');
  for (const [name, value] of Object.entries({ lang: 'en', timezone: 'Asia/Jakarta', ...KEY, ...attributes }))
    element.setAttribute(name, value);
  Object.assign(element, properties);
  return fixture(element);
};

const fed = async (
  details: ConversationCredits = conversationCredits(),
): Promise<{ element: ConversationCreditDetailsElement; source: FakeSource }> => {
  const source = fakeSource();
  const element = await mount({ source });
  await settle();
  await source.last.answer(details);
  await element.updateComplete;
  return { element, source };
};

const all = (element: Element, selector: string): HTMLElement[] => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
];
const amounts = (element: Element): (string | null)[] =>
  all(element, '.entry data').map((data) => data.getAttribute('value'));

const voice = (element: Element): string => textOf(all(element, '[role=status]')[0] ?? null);
const said = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 250));

/** A long conversation, page by page. */
const pageOf = (from: number, count: number, nextCursor: string | null): ConversationCredits =>
  conversationCredits({
    total: '90',
    entryCount: 60,
    matched: { total: '90', entryCount: 60, categories: [] },
    entries: entries(from, count),
    hasMore: nextCursor !== null,
    nextCursor,
  });

const more = async (element: ConversationCreditDetailsElement): Promise<void> => {
  part(element, 'more-button')?.focus();
  part(element, 'more-button')?.click();
  await element.updateComplete;
  await settle();
};

describe('details', () => {
  it('are the entries with their exact amounts, and end with the total', async () => {
    const { element, source } = await fed();
    expect(source.last.query).to.deep.equal({
      organizationId: 'org_1',
      agentId: 'support',
      conversationId: 'c_1',
      timezone: 'Asia/Jakarta',
      limit: 25,
    });
    expect(amounts(element)).to.deep.equal(['50', '4.5', '0.005', '-2.5']);
    expect(partText(element, 'totals')).to.equal('Total usage for conversation 52.005 credits');
    expect(partText(element, 'heading')).to.equal('Refund for order 1182');
    expect(partText(element, 'zone')).to.equal('Times in Asia/Jakarta');
    expect(partText(element, 'refund-mark')).to.equal('Refund');
    // The heading and the group have the title; what the table is has a name of its own.
    expect(part(element, 'table')?.getAttribute('aria-label')).to.equal('Credit details');
  });

  it('end with both sums where a filter selects a part', async () => {
    const matched = { total: '12', entryCount: 1, categories: [] };
    const { element } = await fed(conversationCredits({ matched }));
    expect(all(element, 'tfoot tr').map(textOf)).to.deep.equal([
      'In this selection 12.000 credits',
      'Total usage for conversation 52.005 credits',
    ]);
  });

  it('say when a filter selects nothing, and keep the total', async () => {
    const matched = { total: '0', entryCount: 0, categories: [] };
    const { element } = await fed(conversationCredits({ matched, entries: [] }));
    expect(textOf(all(element, '.none')[0] ?? null)).to.equal(
      'This conversation has no usage in this selection.',
    );
    expect(partText(element, 'total')).to.contain('52.005');
  });

  it('ask nothing while it is not known of which conversation', async () => {
    const source = fakeSource();
    const element = await mount({ source }, { 'conversation-id': '' });
    await settle();
    expect(source.calls).to.have.length(0);
    expect(element.status).to.equal('idle');
  });
});

/** One entry more than 60 of `pageOf`. */
const NEWER = {
  total: '91.5',
  entryCount: 61,
  matched: { total: '91.5', entryCount: 61, categories: [] },
};

/** With the first page, and the second that the reader has asked for. */
async function fedTwice() {
  const given = await fed(pageOf(0, 25, 'c1'));
  await more(given.element);
  await given.source.last.answer(pageOf(25, 25, 'c2'));
  await given.element.updateComplete;
  return given;
}

/** Loads the first page again, with this answer. */
async function refreshed(
  element: ConversationCreditDetailsElement,
  source: FakeSource,
  answer: unknown,
): Promise<void> {
  void element.refresh();
  await settle();
  await source.last.answer(answer);
  await element.updateComplete;
  await settle();
}

describe('further entries', () => {
  it('come by cursor under those that are there, until there are no more', async () => {
    const { element, source } = await fed(pageOf(0, 25, 'c1'));
    expect(partText(element, 'shown')).to.equal('25 of 60 entries');
    await more(element);
    part(element, 'more-button')?.click();
    await settle();
    expect(source.calls.map(({ cursor }) => cursor)).to.deep.equal([undefined, 'c1']);
    expect(source.last.query).to.include({ limit: 50 });
    expect(amounts(element)).to.have.length(25);
    await source.last.answer(pageOf(25, 25, 'c2'));
    await element.updateComplete;
    expect(amounts(element)).to.have.length(50);
    expect(element.shadowRoot?.activeElement).to.equal(part(element, 'more-button'));
    await more(element);
    expect(source.last.cursor).to.equal('c2');
    expect(source.last.query).to.include({ limit: 100 });
    await source.last.answer(pageOf(50, 10, null));
    await settle();
    expect(amounts(element)).to.have.length(60);
    expect(part(element, 'more-button')).to.equal(null);
    // The button is gone, and the focus has gone on to what it brought.
    expect(element.shadowRoot?.activeElement).to.equal(all(element, '.entry')[50]);
    expect(element.toCSV().trim().split('\r\n')).to.have.length(61);
  });

  it('can be asked for again when they did not come', async () => {
    const { element, source } = await fed(pageOf(0, 25, 'c1'));
    await more(element);
    await source.last.fail(FAILURE);
    await element.updateComplete;
    expect(partText(element, 'more-button')).to.equal('Try again');
    expect(partText(element, 'more-error')).to.equal(
      'Could not load this data. The service is not available right now.',
    );
    expect(amounts(element)).to.have.length(25);
    await more(element);
    await source.last.answer(pageOf(25, 25, 'c2'));
    await element.updateComplete;
    expect(amounts(element)).to.have.length(50);
  });

  it('stay when the first page is only read anew, and are asked for again with newer usage', async () => {
    const { element, source } = await fedTwice();
    await refreshed(element, source, pageOf(0, 25, 'other'));
    expect(amounts(element)).to.have.length(50);
    await refreshed(element, source, { ...pageOf(0, 25, 'n1'), ...NEWER });
    // Nothing goes away meanwhile.
    expect(amounts(element)).to.have.length(50);
    expect(partText(element, 'total')).to.contain('91.5');
    expect(source.last.cursor).to.equal('n1');
    expect(source.last.query).to.include({ limit: 50 });
    await source.last.answer({ ...pageOf(25, 15, 'n2'), ...NEWER });
    await element.updateComplete;
    await settle();
    expect(amounts(element)).to.have.length(50);
    expect(source.last.cursor).to.equal('n2');
    await source.last.answer({ ...pageOf(40, 20, 'n3'), ...NEWER });
    await element.updateComplete;
    await settle();
    expect(amounts(element)).to.have.length(60);
    expect(partText(element, 'shown')).to.equal('60 of 61 entries');
    const asked = source.calls.length;
    await more(element);
    expect(source.last.cursor).to.equal('n3');
    expect(source.calls).to.have.length(asked + 1);
  });

  it('that were all there are asked for again too, with what has come since', async () => {
    const { element, source } = await fed(pageOf(0, 25, 'c1'));
    await more(element);
    await source.last.answer(pageOf(25, 35, null));
    await element.updateComplete;
    expect(amounts(element)).to.have.length(60);
    expect(part(element, 'more-button')).to.equal(null);
    await refreshed(element, source, { ...pageOf(0, 25, 'n1'), ...NEWER });
    await source.last.answer({ ...pageOf(25, 36, null), ...NEWER });
    await element.updateComplete;
    expect(amounts(element)).to.have.length(61);
    expect(part(element, 'shown')).to.equal(null);
  });

  it('lead on after a refresh too where their cursors stay the same', async () => {
    const { element, source } = await fedTwice();
    await refreshed(element, source, { ...pageOf(0, 25, 'c1'), total: '91.5' });
    // Only the last page may have grown.
    expect(source.last.cursor).to.equal('c1');
    expect(source.calls).to.have.length(4);
    expect(amounts(element)).to.have.length(50);
    await source.last.answer(pageOf(25, 25, 'c2'));
    await element.updateComplete;
    await more(element);
    expect(source.last.cursor).to.equal('c2');
    await source.last.answer(pageOf(50, 10, null));
    await element.updateComplete;
    expect(amounts(element)).to.have.length(60);
  });

  it('all of which are shown grow where their cursors stay the same', async () => {
    const { element, source } = await fedTwice();
    await more(element);
    await source.last.answer(pageOf(50, 10, null));
    await element.updateComplete;
    for (const [total, last] of [
      ['91.5', 10],
      ['92', 11],
    ] as const) {
      await refreshed(element, source, {
        ...pageOf(0, 25, 'c1'),
        total,
        matched: null,
        entryCount: 50 + last,
      });
      expect(source.last.cursor).to.equal('c2');
      expect(amounts(element)).to.have.length(60);
      await source.last.answer(pageOf(50, last, null));
      await element.updateComplete;
      expect(amounts(element)).to.have.length(50 + last);
      expect(part(element, 'more-button')).to.equal(null);
      expect(part(element, 'shown')).to.equal(null);
    }
  });

  it.each(['c1', 'n1'])('that a reader waits for come after a refresh too, by cursor %s', async (cursor) => {
    const { element, source } = await fed(pageOf(0, 25, 'c1'));
    await more(element);
    const [, asked] = source.calls;
    await refreshed(element, source, { ...pageOf(0, 25, cursor), total: '91.5' });
    const isSame = cursor === 'c1';
    expect(source.calls).to.have.length(isSame ? 3 : 4);
    await (isSame ? asked : source.last)?.answer(pageOf(25, 25, 'c2'));
    await element.updateComplete;
    expect(amounts(element)).to.have.length(50);
  });

  it('are announced to the reader who has asked for them, and not when they only come again', async () => {
    const { element, source } = await fedTwice();
    await said();
    expect(voice(element)).to.equal('50 of 60 entries.');
    all(element, '[role=status]')[0]?.replaceChildren();
    await refreshed(element, source, { ...pageOf(0, 25, 'n1'), total: '91.5' });
    await source.last.answer(pageOf(25, 35, null));
    await said();
    expect(amounts(element)).to.have.length(60);
    expect(voice(element)).to.equal('');
  });

  it('that cannot be had are told of, each time', async () => {
    const { element, source } = await fed(pageOf(0, 25, 'c1'));
    const told: unknown[] = [];
    element.addEventListener('credit-load-error', ({ detail }) => told.push([detail.route, detail.code]));
    await more(element);
    await source.last.fail(FAILURE);
    await element.updateComplete;
    await more(element);
    await source.last.answer({ entries: 7 });
    expect(told).to.deep.equal([
      ['credits', 'unavailable'],
      ['credits', 'unreadable'],
    ]);
  });

  it('go with another filter', async () => {
    const { element, source } = await fedTwice();
    const asked = source.calls.length;
    element.category = ['LLM'];
    await element.updateComplete;
    await settle();
    await source.last.answer({
      ...pageOf(0, 25, 'n1'),
      matched: { total: '60', entryCount: 40, categories: [] },
    });
    await element.updateComplete;
    await settle();
    expect(amounts(element)).to.have.length(25);
    expect(source.calls).to.have.length(asked + 1);
  });

  it('of data of the page’s own cannot be had, and that is said', async () => {
    const element = await mount({ data: pageOf(0, 25, 'c1') });
    expect(part(element, 'more-button')).to.equal(null);
    expect(partText(element, 'shown')).to.equal('25 of 60 entries');
  });
});

describe('another question', () => {
  const RANGE = { from: '2026-11-01T00:00:00Z', to: '2026-11-22T09:00:00Z' };
  const LATER = '2026-11-22T10:00:00Z';

  /** With the first entries, and the request for those that follow. */
  async function following() {
    const source = fakeSource();
    const element = await mount({ source, ...RANGE });
    await settle();
    await source.last.answer(pageOf(0, 25, 'c1'));
    await more(element);
    return { element, source };
  }

  /** The range moves on, which brings another cursor; then more is wanted. */
  async function moreLater(element: ConversationCreditDetailsElement, source: FakeSource): Promise<void> {
    element.to = LATER;
    await element.updateComplete;
    await settle();
    await source.last.answer(pageOf(0, 25, 'other'));
    await element.updateComplete;
    await more(element);
  }

  it('about another conversation leaves nothing of the one before, also of its agent or organization', async () => {
    for (const name of ['conversationId', 'agentId', 'organizationId'] as const) {
      const { element, source } = await fed();
      element[name] = 'other';
      await element.updateComplete;
      await settle();
      expect(source.calls).to.have.length(2);
      expect(element.status).to.equal('loading');
      expect(part(element, 'loading')).not.to.equal(null);
      expect(amounts(element)).to.deep.equal([]);
      expect(element.toCSV().trim().split('\r\n')).to.have.length(1);
    }
  });

  it('whose range has only moved on with the clock is asked without a word', async () => {
    const source = fakeSource();
    const element = await mount({ source, ...RANGE });
    await settle();
    await source.last.answer(conversationCredits());
    element.to = LATER;
    await element.updateComplete;
    await settle();
    expect(source.last.query).to.include({ to: LATER });
    expect(element.status).to.equal('refreshing');
    await source.last.answer(conversationCredits({ total: '60' }));
    await said();
    expect(partText(element, 'total')).to.contain('60');
    expect(voice(element)).to.equal('');
    Object.assign(element, { from: '2026-11-21', to: '2026-11-22' });
    await element.updateComplete;
    await settle();
    await source.last.answer(conversationCredits());
    await said();
    expect(voice(element)).to.contain('Total usage for conversation: 52.005 credits.');
  });

  it('to another source, or to the first one, is answered aloud where the wait was', async () => {
    const element = await mount({ ...RANGE });
    for (const total of ['60', '77']) {
      const source = fakeSource();
      element.source = source;
      await element.updateComplete;
      // After a second it says that it is loading.
      await new Promise((resolve) => setTimeout(resolve, 1300));
      expect(voice(element)).to.contain('Loading');
      await source.last.answer(conversationCredits({ total }));
      await said();
      expect(voice(element)).to.contain(`Total usage for conversation: ${total} credits.`);
    }
  });

  it('is that of entries that could not be loaded before', async () => {
    const { element, source } = await following();
    await source.last.fail(FAILURE);
    await moreLater(element, source);
    expect(source.last.cursor).to.equal('other');
    expect(source.last.query).to.include({ to: LATER });
  });

  it('is not that of the entries that follow: a cursor is of the range it came with', async () => {
    const { element, source } = await following();
    await source.last.answer(pageOf(25, 25, 'c2'));
    await moreLater(element, source);
    expect(source.last.cursor).to.equal('c2');
    expect(source.last.query).to.include({ ...RANGE, limit: 100 });
  });
});

describe('a limit', () => {
  it.each([
    ['100', 100],
    ['0', 25],
    ['x', 25],
    ['101', 25],
  ])('of "%s" asks for %d entries at a time', async (limit, asked) => {
    const source = fakeSource();
    await mount({ source }, { limit });
    await settle();
    expect(source.last.query).to.include({ limit: asked });
  });
});

describe('saving', () => {
  it('asks the page with the entries that are shown', async () => {
    const { element } = await fed();
    let saved: { fileName: string; content: string } | undefined;
    element.addEventListener('credit-export', (event) => {
      event.preventDefault();
      saved = (event as CustomEvent).detail;
    });
    part(element, 'download-button')?.click();
    expect(saved?.fileName).to.equal('conversation-credits_c_1.csv');
    expect(saved?.content).to.equal(element.toCSV());
    expect(element.toCSV().trim().split('\r\n')).to.have.length(5);
  });
});

describe('closing', () => {
  it('is asked for by the button and by Escape, with the conversation', async () => {
    const { element } = await fed();
    const asked: unknown[] = [];
    element.addEventListener('credit-conversation-close', (event) =>
      asked.push((event as CustomEvent).detail),
    );
    const pressEscape = (): boolean | undefined =>
      part(element, 'heading')?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true, cancelable: true }),
      );
    expect(pressEscape()).to.equal(true);
    expect(part(element, 'close-button')).to.equal(null);
    element.closable = true;
    await element.updateComplete;
    expect(pressEscape()).to.equal(false);
    part(element, 'close-button')?.click();
    const key = { organizationId: 'org_1', agentId: 'support', conversationId: 'c_1' };
    expect(asked).to.deep.equal([key, key]);
  });

  it('says of which conversation, of data of the page’s own too', async () => {
    const element = await fixture<ConversationCreditDetailsElement>(
      html`<conversation-credit-details closable .data=${conversationCredits()}></conversation-credit-details>`,
    );
    let asked: unknown;
    element.addEventListener('credit-conversation-close', (event) => {
      asked = (event as CustomEvent).detail;
    });
    part(element, 'close-button')?.click();
    expect(asked).to.deep.equal({ organizationId: 'org_1', agentId: 'support', conversationId: 'c_1' });
    element.data = { conversation: 7 } as never;
    await element.updateComplete;
    part(element, 'close-button')?.click();
  });
});

describe('states', () => {
  const scope = { type: 'agent', id: 'support', organizationId: 'org_1', name: 'Support bot' };
  const refusal = { ...REFUSAL, requiredRoles: ['Owner', 'Contributor'].map((role) => ({ role, scope })) };

  it('names the roles that would do', async () => {
    const source = fakeSource();
    const element = await mount({ source });
    await settle();
    await source.last.fail(refusal);
    await element.updateComplete;
    expect(partText(element, 'refused')).to.contain(
      'You need the Owner or Contributor role on Support bot to see the credit details of this conversation.',
    );
    expect(part(element, 'total')).to.equal(null);
  });
});

describe('looks', () => {
  it('end with the cross where the amounts end, in both text directions', async () => {
    const { element } = await fed();
    element.closable = true;
    for (const dir of ['ltr', 'rtl']) {
      element.dir = dir;
      await element.updateComplete;
      const cross = all(element, '.close path')[0]?.getBoundingClientRect();
      const edge = part(element, 'table')?.getBoundingClientRect();
      const [end, until] = dir === 'ltr' ? [cross?.right, edge?.right] : [cross?.left, edge?.left];
      expect(end, dir).to.be.closeTo(until ?? Number.NaN, 1);
    }
  });

  it('never overflows', async () => {
    const long = {
      id: 'e',
      time: '2026-11-20T01:00:00Z',
      category: 'SpeechRecognitionWithAnUnusuallyLongCategoryName',
      description: 'x'.repeat(300),
      credits: '-999999999999.999999',
    };
    const { element } = await fed(conversationCredits({ entries: [long] }));
    element.closable = true;
    await element.updateComplete;
    for (const width of [280, 320, 480, 704, 768, 1200, 1600]) {
      element.style.inlineSize = `${width}px`;
      expect(part(element, 'base')?.scrollWidth, String(width)).to.be.at.most(width);
      expect(part(element, 'table')?.getBoundingClientRect().width, String(width)).to.be.at.most(width + 1);
    }
  });
});
