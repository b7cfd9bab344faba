import type { Conversation, ConversationPage } from '@credit-usage/sdk';
import { expect, fixture, html } from '@open-wc/testing';
import { describe, it } from 'vitest';
import {
  conversation,
  conversationCredits,
  conversationPage,
  LOCKED,
  ROWS,
} from '../../../test/conversations.js';
import { FAILURE, type FakeSource, fakeSource, REFUSAL, settle } from '../../../test/fake-source.js';
import { emulate } from '../../../test/media.js';
import { part, partText, textOf } from '../../../test/shadow.js';
import './define.js';
import '../credit-usage-provider/define.js';
import type { CreditConversationOpenDetail } from '../../events/conversation-events.js';
import type { CreditUsageProviderElement } from '../credit-usage-provider/credit-usage-provider.js';
import type { RecentConversationsElement } from './recent-conversations.js';

type Properties = Partial<RecentConversationsElement>;

const mount = (
  properties: Properties,
  attributes: Readonly<Record<string, string>> = {},
): Promise<RecentConversationsElement> => {
  const element = document.createElement('recent-conversations');
  for (const [name, value] of Object.entries({ lang: 'en', ...attributes }))
    element.setAttribute(name, value);
  Object.assign(element, properties);
  return fixture(element);
};

/** With a source that has answered its first call. */
const fed = async (
  page: ConversationPage = conversationPage(),
  properties: Properties = {},
): Promise<{ element: RecentConversationsElement; source: FakeSource }> => {
  const source = fakeSource();
  const element = await mount({ source, ...properties });
  await settle();
  await source.last.answer(page);
  await element.updateComplete;
  return { element, source };
};

const all = (element: Element, selector: string): HTMLElement[] => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
];
const titles = (element: Element): string[] => all(element, '.open-button').map(textOf);
const openers = (element: Element): HTMLElement[] => all(element, '.open-button');
const sorters = (element: Element): HTMLElement[] => all(element, 'button.sort');
const pageButton = (element: Element, name: string): HTMLElement => {
  const button = part(element, name);
  if (!button) throw new Error(`No ${name}`);
  return button;
};
const details = (element: Element) =>
  element.shadowRoot?.querySelector('conversation-credit-details') ?? null;
const focused = (element: Element): Element | null => element.shadowRoot?.activeElement ?? null;
const onceOpened = (element: Element): Promise<CreditConversationOpenDetail> =>
  new Promise((resolve) =>
    element.addEventListener('credit-conversation-open', (event) => resolve((event as CustomEvent).detail), {
      once: true,
    }),
  );

describe('rows', () => {
  it('are those of the answer, exactly', async () => {
    const { element } = await fed();
    expect(element.status).to.equal('ready');
    const amounts = all(element, 'tbody .credits data').map((data) => data.getAttribute('value'));
    expect(amounts).to.deep.equal(ROWS.map(({ credits }) => credits));
    expect(all(element, 'tbody .credits data').map(textOf)).to.deep.equal([
      '52.005',
      '18.75',
      '0.000001',
      '1,204.5',
      '-3.5',
    ]);
    expect(textOf(all(element, 'tfoot tr')[0] ?? null)).to.contain('Not in a conversation 12.5');
    expect(textOf(all(element, '.messages')[2] ?? null)).to.contain('Unknown');
  });

  it('are a table with names and one row header each, however it is laid out', async () => {
    const { element } = await fed();
    for (const width of ['70rem', '20rem']) {
      element.style.inlineSize = width;
      expect(all(element, '[role=columnheader]').map(textOf)).to.deep.equal([
        'Conversation',
        'Agent',
        'Total credits',
        'Messages',
        'Last activity',
      ]);
      expect(all(element, 'tbody [role=rowheader]')).to.have.length(5);
      await expect(element).to.be.accessible();
    }
  });

  it('say what is left out', async () => {
    const scope = {
      included: [{ id: 'org_1', name: 'Acme' }],
      includedCount: 1,
      excluded: [
        { id: 'org_2', name: 'Globex', code: 'role_required' as const, requiredRoles: REFUSAL.requiredRoles },
      ],
    };
    const { element } = await fed(conversationPage({ scope } as Partial<ConversationPage>));
    expect(partText(element, 'not-included')).to.equal('Not included: Globex (needs the Billing role)');
    expect(partText(element, 'period')).to.equal('Oct 24 – Nov 22, 2026 (Asia/Jakarta)');
  });

  it('are never drawn for a lie', async () => {
    for (const lie of ['x', 7, {}, { data: [{}] }, { data: 1 }]) {
      const element = await mount({ data: lie as unknown as ConversationPage });
      expect(element.status).to.equal('error');
      expect(titles(element)).to.deep.equal([]);
    }
  });
});

describe('order', () => {
  it('is asked for, announced once, and keeps the old rows meanwhile', async () => {
    const { element, source } = await fed();
    expect(source.calls[0]?.query).to.include({ sort: '-lastActivityAt', limit: 10 });
    sorters(element)[0]?.click();
    await element.updateComplete;
    await settle();
    expect(source.calls).to.have.length(2);
    expect(source.last.query).to.include({ sort: '-credits' });
    expect(element.status).to.equal('refreshing');
    expect(titles(element)).to.have.length(5);
    await source.last.answer(conversationPage());
    await element.updateComplete;
    const heads = all(element, 'th[aria-sort]');
    expect(heads.map((head) => [textOf(head), head.getAttribute('aria-sort')])).to.deep.equal([
      ['Total credits', 'descending'],
    ]);
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(textOf(all(element, '[role=status]')[0] ?? null)).to.equal('5 conversations, most credits first.');
  });

  it('is told to the page, which may cancel it', async () => {
    const { element, source } = await fed();
    const told: unknown[] = [];
    const listen = (event: Event): void => {
      told.push((event as CustomEvent).detail);
      if (told.length === 1) event.preventDefault();
    };
    document.addEventListener('credit-sort-change', listen);
    for (const expected of [undefined, '-credits']) {
      sorters(element)[0]?.click();
      await element.updateComplete;
      expect(element.sort).to.equal(expected);
    }
    document.removeEventListener('credit-sort-change', listen);
    expect(told).to.deep.equal([{ sort: '-credits' }, { sort: '-credits' }]);
    await settle();
    expect(source.calls).to.have.length(2);
  });

  it('is made here for complete data of the page’s own', async () => {
    const element = await mount({ data: conversationPage() });
    sorters(element)[0]?.click();
    await element.updateComplete;
    expect(all(element, 'tbody .credits data').map((data) => data.getAttribute('value'))).to.deep.equal([
      '1204.5',
      '52.005',
      '18.75',
      '0.000001',
      '-3.5',
    ]);
  });

  it('has no button where the rest of the data is not there', async () => {
    const element = await mount({ data: conversationPage({ hasMore: true, nextCursor: 'n' }) });
    expect(sorters(element)).to.have.length(0);
    expect(part(element, 'pager')).to.equal(null);
    expect(partText(element, 'first-only')).to.equal('Only the first 5 are shown.');
  });
});

describe('pages', () => {
  const first = conversationPage({ hasMore: true, nextCursor: 'c1' });
  const second = conversationPage({ data: [conversation({ conversationId: 'p2', title: 'Second page' })] });

  it('go on by cursor and back without asking again', async () => {
    const { element, source } = await fed(first);
    expect(pageButton(element, 'previous').getAttribute('aria-disabled')).to.equal('true');
    pageButton(element, 'previous').click();
    pageButton(element, 'next').click();
    await element.updateComplete;
    await settle();
    expect(source.calls.map(({ cursor }) => cursor)).to.deep.equal([undefined, 'c1']);
    // What is in sight is still the first page: its cursor leads nowhere new.
    pageButton(element, 'next').click();
    await settle();
    expect(source.calls).to.have.length(2);
    await source.last.answer(second);
    await element.updateComplete;
    expect(titles(element)).to.deep.equal(['Second page']);
    expect(partText(element, 'page')).to.equal('Page 2');
    expect(pageButton(element, 'next').getAttribute('aria-disabled')).to.equal('true');
    pageButton(element, 'previous').click();
    await element.updateComplete;
    await settle();
    expect(titles(element)).to.have.length(5);
    expect(source.calls).to.have.length(2);
  });

  it('begin anew with another question', async () => {
    const { element, source } = await fed(first);
    pageButton(element, 'next').click();
    await element.updateComplete;
    await settle();
    await source.last.answer(second);
    element.agentId = 'support';
    await element.updateComplete;
    await settle();
    expect(source.last.cursor).to.equal(undefined);
    expect(source.last.query).to.include({ agentId: 'support' });
  });

  it('leave a way back when one fails', async () => {
    const { element, source } = await fed(first);
    pageButton(element, 'next').click();
    await element.updateComplete;
    await settle();
    await source.last.fail({
      ...FAILURE,
      kind: 'invalid_request',
      code: 'invalid_cursor',
      isRetryable: false,
    });
    await element.updateComplete;
    expect(element.status).to.equal('error');
    pageButton(element, 'previous').click();
    await element.updateComplete;
    await settle();
    expect(element.status).to.equal('ready');
    expect(titles(element)).to.have.length(5);
  });

  it('have as many rows as are asked for, and a usual number for nonsense', async () => {
    for (const [limit, asked] of [
      ['50', 50],
      ['0', 10],
      ['x', 10],
      ['1000', 10],
    ] as const) {
      const source = fakeSource();
      await mount({ source }, { limit });
      await settle();
      expect(source.last.query).to.include({ limit: asked });
    }
  });
});

describe('opening a row', () => {
  it('says so, opens the details below and goes to their heading; closing comes back', async () => {
    const { element, source } = await fed();
    const opened = onceOpened(element);
    openers(element)[0]?.focus();
    openers(element)[0]?.click();
    expect(await opened).to.deep.equal({
      organizationId: 'org_1',
      agentId: 'support',
      conversationId: 'c_1',
      from: '2026-10-23T17:00:00Z',
      to: '2026-11-22T17:00:00Z',
      detailAccess: true,
    });
    await settle();
    const shown = details(element);
    expect(focused(element)).to.equal(shown);
    expect(textOf(shown?.shadowRoot?.activeElement ?? null)).to.equal('Refund for order 1182');
    expect(openers(element)[0]?.getAttribute('aria-expanded')).to.equal('true');
    expect(source.last.query).to.deep.include({
      organizationId: 'org_1',
      agentId: 'support',
      conversationId: 'c_1',
      from: '2026-10-23T17:00:00Z',
      to: '2026-11-22T17:00:00Z',
      timezone: 'Asia/Jakarta',
    });
    await source.last.answer(conversationCredits());
    await shown?.updateComplete;
    shown?.shadowRoot?.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true, cancelable: true }),
    );
    await settle();
    expect(details(element)).to.equal(null);
    expect(focused(element)).to.equal(openers(element)[0]);
  });

  it('has about as many rows, while the details load, as the conversation has messages', async () => {
    const { element } = await fed();
    // The first has 4 messages, the third an unknown number, the fourth 112.
    for (const [index, rows] of [
      [0, 4],
      [2, 10],
      [3, 10],
    ] as const) {
      openers(element)[index]?.click();
      await settle();
      await element.updateComplete;
      const shown = details(element);
      await shown?.updateComplete;
      expect(shown?.shadowRoot?.querySelectorAll('.skeleton .entry'), String(index)).to.have.length(rows);
    }
  });

  it('gives the details the theme, the unit and the words that the list has', async () => {
    const given = { theme: 'dark', unit: 'tokens', messages: { time: 'When' } } as const;
    const { element, source } = await fed(conversationPage(), given);
    openers(element)[0]?.click();
    await settle();
    await source.last.answer(conversationCredits());
    const shown = details(element);
    const { color, colorScheme, padding } = getComputedStyle(shown ?? document.body);
    expect([color, colorScheme]).to.deep.equal([getComputedStyle(element).color, 'dark']);
    // They lie on the surface of the list, which has a padding already.
    expect(padding).to.equal('0px');
    expect(partText(shown ?? element, 'total')).to.equal('Total usage for conversation 52.005 tokens');
    expect(partText(shown ?? element, 'header-cell')).to.equal('When');
  });

  it('is the page’s to cancel, and so is closing', async () => {
    const { element } = await fed();
    const cancel = (event: Event): void => event.preventDefault();
    element.addEventListener('credit-conversation-open', cancel);
    openers(element)[0]?.click();
    await settle();
    expect(details(element)).to.equal(null);
    element.removeEventListener('credit-conversation-open', cancel);
    openers(element)[0]?.click();
    await settle();
    document.addEventListener('credit-conversation-close', cancel, { once: true });
    details(element)?.shadowRoot?.querySelector<HTMLElement>('.close')?.click();
    await settle();
    expect(details(element)).not.to.equal(null);
    openers(element)[0]?.click();
    await settle();
    expect(details(element)).to.equal(null);
  });

  it('returns the focus to its title where the page closes it at the same time', async () => {
    const { element } = await fed();
    openers(element)[3]?.click();
    await settle();
    element.addEventListener('credit-conversation-close', () => {
      element.openConversation = undefined;
    });
    openers(element)[3]?.click();
    await settle();
    expect(details(element)).to.equal(null);
    expect(focused(element)).to.equal(openers(element)[3]);
  });

  it('that is locked says why and what would open it, asks nobody, and tells the page', async () => {
    const { element, source } = await fed();
    expect(all(element, '[part=locked]').map(textOf)).to.deep.equal(['Details require Owner or Contributor']);
    const opened = onceOpened(element);
    openers(element)[1]?.click();
    const { detailAccess, requiredRoles } = await opened;
    expect(detailAccess).to.equal(false);
    expect(requiredRoles?.map(({ role }) => role)).to.deep.equal(['Owner', 'Contributor']);
    await settle();
    expect(partText(element, 'locked-message')).to.contain(
      'You need the Owner or Contributor role on HR assistant to see the credit details of this conversation.',
    );
    expect(focused(element)).to.equal(part(element, 'locked-message'));
    expect(source.calls).to.have.length(1);
    await expect(element).to.be.accessible();
    part(element, 'locked-message')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    await settle();
    expect(part(element, 'locked-message')).to.equal(null);
    expect(focused(element)).to.equal(openers(element)[1]);
  });

  it('that is locked is described by what it needs, which is said once where all need the same', async () => {
    const described = (element: Element): (string | undefined)[] =>
      openers(element).map((opener) => {
        const id = opener.getAttribute('aria-describedby');
        return id === null ? undefined : textOf(element.shadowRoot?.getElementById(id) ?? null);
      });
    const needs = 'Details require Owner or Contributor';
    const other = {
      ...LOCKED,
      conversationId: 'c_9',
      detailRequires: (LOCKED.detailRequires ?? []).slice(0, 1),
    };
    const cases = [
      { data: [LOCKED, conversation()], says: [needs, undefined], sentences: 1 },
      { data: [LOCKED, other], says: [needs, 'Details require Owner'], sentences: 2 },
      { data: [LOCKED, { ...LOCKED, conversationId: 'c_8' }], says: [needs, needs], sentences: 1 },
    ];
    for (const { data, says, sentences } of cases) {
      const { element } = await fed(conversationPage({ data }));
      expect(described(element)).to.deep.equal(says);
      expect(all(element, '.sub.locked')).to.have.length(sentences);
      expect(all(element, '.row svg.lock')).to.have.length(data.filter((row) => !row.detailAccess).length);
      await expect(element).to.be.accessible();
    }
  });

  it('says when its details have come, to who waits in them', async () => {
    const { element, source } = await fed();
    openers(element)[0]?.click();
    await settle();
    await source.last.answer(conversationCredits());
    await new Promise((resolve) => setTimeout(resolve, 250));
    const voice = details(element)?.shadowRoot?.querySelector('[role=status]') ?? null;
    expect(textOf(voice)).to.match(/^\d+ of \d+ entries\. Total usage for conversation: [\d.]+ credits\.$/);
  });

  it('does not outlast the source, unless the page opens one with the next', async () => {
    const { element } = await fed();
    const key = { organizationId: 'org_1', agentId: 'support', conversationId: 'c_1' };
    element.openConversation = key;
    await element.updateComplete;
    element.source = fakeSource();
    await element.updateComplete;
    expect(element.openConversation).to.equal(undefined);
    Object.assign(element, { source: fakeSource(), openConversation: key });
    await element.updateComplete;
    expect(element.openConversation).to.equal(key);
    element.source = undefined;
    await element.updateComplete;
    expect(element.openConversation).to.equal(undefined);
  });

  it('without a source is the page’s alone', async () => {
    const element = await mount({ data: conversationPage() });
    openers(element)[0]?.click();
    await settle();
    expect(details(element)).to.equal(null);
    expect(element.openConversation).to.equal(undefined);
  });

  it('shows the page’s own details instead, and asks nobody for others', async () => {
    const { element, source } = await fed();
    const own = document.createElement('p');
    own.slot = 'details';
    element.append(own);
    openers(element)[0]?.click();
    await settle();
    expect(own.assignedSlot?.name).to.equal('details');
    expect(details(element)).to.equal(null);
    expect(source.calls).to.have.length(1);
  });

  it('can be done by the page, and takes nonsense for none', async () => {
    const { element } = await fed();
    element.openConversation = { organizationId: 'org_1', agentId: 'support', conversationId: 'c_1' };
    await element.updateComplete;
    expect(details(element)).not.to.equal(null);
    for (const lie of [null, 7, 'c_1', {}, { conversationId: 'c_1' }]) {
      element.openConversation = lie as never;
      await element.updateComplete;
      expect(details(element)).to.equal(null);
    }
  });
});

describe('a refresh', () => {
  const NEWER = conversation({ conversationId: 'c_new', title: 'Brand new' });
  const [OPENED, ...OTHERS] = ROWS;

  /** With the first row open and loaded, and the focus in its details. */
  async function reading() {
    const { element, source } = await fed(conversationPage(), { refreshInterval: 600 });
    openers(element)[0]?.click();
    await settle();
    await source.last.answer(conversationCredits());
    const shown = details(element);
    await shown?.updateComplete;
    if (!shown) throw new Error('Not open');
    part(shown, 'download-button')?.focus();
    return { element, source, shown };
  }
  const again = async (
    element: RecentConversationsElement,
    source: FakeSource,
    data: readonly Conversation[],
  ): Promise<void> => {
    void element.refresh();
    await settle();
    await source.last.answer(conversationPage({ data }));
    await element.updateComplete;
  };

  it('keeps open details and the focus with their conversation, whatever comes above and wherever it moves', async () => {
    const { element, source, shown } = await reading();
    const orders = [
      [NEWER, ...ROWS],
      [NEWER, ...OTHERS, OPENED as Conversation],
      [OPENED as Conversation, NEWER, ...OTHERS],
      ROWS,
    ];
    for (const data of orders) {
      await again(element, source, data);
      expect(titles(element)).to.deep.equal(data.map(({ title }) => title ?? 'Untitled conversation'));
      expect(details(element)).to.equal(shown);
      expect(focused(element)).to.equal(shown);
      expect(shown.shadowRoot?.activeElement).to.equal(part(shown, 'download-button'));
      expect(shown.closest('tr')?.previousElementSibling?.textContent).to.contain(OPENED?.title);
    }
    expect(source.calls.filter(({ query }) => 'conversationId' in (query as object))).to.have.length(1);
  });

  it('leaves the focus on the title of its conversation', async () => {
    const { element, source } = await fed();
    openers(element)[3]?.focus();
    for (const data of [
      [NEWER, ...ROWS],
      [ROWS[3] as Conversation, NEWER, ...ROWS.slice(0, 3)],
    ]) {
      await again(element, source, data);
      expect(textOf(focused(element))).to.equal(ROWS[3]?.title);
    }
  });

  it('leaves the focus alone that is elsewhere, also inside a frame', async () => {
    const { element, source } = await fed();
    const frame = document.createElement('iframe');
    element.after(frame);
    const field = frame.contentDocument?.createElement('input') as HTMLInputElement;
    frame.contentDocument?.body.append(field);
    field.focus();
    const blurred: Event[] = [];
    field.addEventListener('blur', (event) => blurred.push(event));
    await again(element, source, [...ROWS].reverse());
    expect(titles(element)[0]).to.equal(ROWS.at(-1)?.title);
    expect(frame.contentDocument?.activeElement).to.equal(field);
    expect(blurred).to.deep.equal([]);
    frame.remove();
  });

  it('leaves the focus in the list when what had it leaves the page', async () => {
    const { element, source } = await reading();
    element.heading = 'Conversations';
    await again(element, source, [NEWER, ...OTHERS]);
    expect(details(element)).to.equal(null);
    expect(focused(element)).to.equal(part(element, 'heading'));
  });

  it('at an interval is of open details too, so that both totals stay the same', async () => {
    const { shown } = await reading();
    expect(shown.refreshInterval).to.equal(600);
  });

  it('shows a row as often as a page’s own data has it', async () => {
    const twice = [...ROWS, ...ROWS];
    const element = await mount({ data: conversationPage({ data: twice }) });
    expect(titles(element)).to.have.length(10);
    element.data = conversationPage({ data: [NEWER, ...twice] });
    await element.updateComplete;
    expect(titles(element)).to.have.length(11);
  });
});

describe('the focus that a page gives back', () => {
  it('goes to the row that was opened last, else to the first', async () => {
    const { element } = await fed();
    element.addEventListener('credit-conversation-open', (event) => event.preventDefault());
    element.focus();
    await settle();
    expect(focused(element)).to.equal(openers(element)[0]);
    openers(element)[3]?.click();
    (document.activeElement as HTMLElement).blur();
    element.focus();
    await settle();
    expect(focused(element)).to.equal(openers(element)[3]);
  });

  it('goes nowhere while there are no rows', async () => {
    const element = await mount({ data: null });
    element.focus();
    await settle();
    expect(focused(element)).to.equal(null);
  });
});

/** Where a skeleton has which titles on two lines. */
const TITLES: readonly (readonly [width: string, isLong: (index: number) => boolean])[] = [
  ['70rem', () => false],
  ['48rem', () => true],
  ['20rem', (index) => index % 2 === 1],
];

const tenRows = (isLong: (index: number) => boolean): Conversation[] =>
  Array.from({ length: 10 }, (_, index) =>
    conversation({
      conversationId: `c${index}`,
      ...(isLong(index) ? { title: 'Refund for order 1182 and for 1183' } : {}),
    }),
  );

const NOV_3 = { start: '2026-11-02T17:00:00Z', end: '2026-11-03T17:00:00Z' };

const drawn = async (element: RecentConversationsElement): Promise<void> => {
  await settle();
  await element.updateComplete;
};

/** When what is announced has been said. */
const said = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 250));

/** Inside a provider, with a source that has answered its first call. */
async function narrowable(page: ConversationPage) {
  const source = fakeSource();
  const provider = await fixture<CreditUsageProviderElement>(
    html`<credit-usage-provider period="30d" lang="en" .source=${source}>
      <recent-conversations></recent-conversations>
    </credit-usage-provider>`,
  );
  const element = provider.querySelector('recent-conversations') as RecentConversationsElement;
  await settle();
  await source.last.answer(page);
  await drawn(element);
  return { element, source, provider };
}

describe('a picked range inside a provider', () => {
  it('narrows the rows, and a reader clears it', async () => {
    const source = fakeSource();
    const provider = await fixture<HTMLElement>(
      html`<credit-usage-provider period="30d" lang="en" .source=${source}>
        <recent-conversations from="2026-11-03" to="2026-11-04"></recent-conversations>
      </credit-usage-provider>`,
    );
    const element = provider.querySelector('recent-conversations') as RecentConversationsElement;
    await settle();
    expect(source.last.query).to.include({ from: '2026-11-03', to: '2026-11-04' });
    await source.last.answer(conversationPage());
    await element.updateComplete;
    expect(textOf(part(element, 'range-chip'))).to.equal('Nov 3, 2026: Show the whole period');
    let asked: unknown;
    provider.addEventListener('credit-filter-change', (event) => {
      asked = (event as CustomEvent).detail;
    });
    part(element, 'range-chip')?.focus();
    part(element, 'range-chip')?.click();
    await element.updateComplete;
    await settle();
    expect(asked).to.deep.equal({ changed: ['from', 'to', 'period'], filters: { period: '30d' } });
    expect(source.last.query).to.include({ period: '30d' });
    await source.last.answer(conversationPage());
    await element.updateComplete;
    expect(part(element, 'range-chip')).to.equal(null);
    expect(focused(element)).to.equal(part(element, 'base'));
  });

  it('is said of the rows that are there, with their order and page, until those of another come', async () => {
    const { element, source, provider } = await narrowable(
      conversationPage({ hasMore: true, nextCursor: 'c1' }),
    );
    const stands = (): unknown => [
      textOf(part(element, 'range-chip')),
      textOf(all(element, 'th[aria-sort]')[0] ?? null),
      partText(element, 'page'),
      all(element, '[part~=page-button][aria-disabled]').length,
      element.matches(':state(waiting)'),
    ];
    const before = ['', 'Last activity', 'Page 1', 1, false];
    expect(stands()).to.deep.equal(before);
    provider.selectedBucket = NOV_3;
    await drawn(element);
    expect(source.last.query).to.include({ from: NOV_3.start, sort: '-credits' });
    expect(stands()).to.deep.equal(['', 'Last activity', 'Page 1', 2, true]);
    await source.last.answer(conversationPage({ hasMore: true, nextCursor: 'c2' }));
    await drawn(element);
    const narrowed = ['Nov 3, 2026: Show the whole period', 'Total credits', 'Page 1', 1, false];
    expect(stands()).to.deep.equal(narrowed);
    pageButton(element, 'next').click();
    await drawn(element);
    expect(stands()).to.deep.equal([...narrowed.slice(0, 3), 2, true]);
    await source.last.answer(conversationPage());
    await drawn(element);
    expect(partText(element, 'page')).to.equal('Page 2');
  });

  it('ends with Escape, after open details, at the heading, and that is said', async () => {
    const { element, source, provider } = await narrowable(conversationPage());
    element.heading = 'Conversations';
    provider.selectedBucket = NOV_3;
    await drawn(element);
    await source.last.answer(conversationPage());
    openers(element)[1]?.click();
    await said();
    const leave = (at: HTMLElement | undefined): unknown =>
      at?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
    openers(element)[0]?.focus();
    leave(openers(element)[0]);
    await drawn(element);
    expect(part(element, 'locked-message')).to.equal(null);
    expect(provider.selectedBucket).to.deep.equal(NOV_3);
    expect(focused(element)).to.equal(openers(element)[1]);
    leave(openers(element)[1]);
    await drawn(element);
    expect(provider.selectedBucket).to.equal(undefined);
    expect(focused(element)).to.equal(part(element, 'heading'));
    await said();
    expect(provider.shadowRoot?.querySelector('[role=status]')?.textContent).to.equal(
      'Whole period: 5 conversations, latest first.',
    );
  });

  it('has no chip where it is all there is', async () => {
    const { element } = await fed(conversationPage(), { from: '2026-11-03', to: '2026-11-04' });
    expect(part(element, 'range-chip')).to.equal(null);
  });
});

describe('saving', () => {
  it('asks the page with the rows that are shown', async () => {
    const { element } = await fed();
    let saved: { fileName: string; content: string } | undefined;
    element.addEventListener('credit-export', (event) => {
      event.preventDefault();
      saved = (event as CustomEvent).detail;
    });
    part(element, 'download-button')?.click();
    expect(saved?.fileName).to.equal('conversations_2026-10-24_2026-11-22.csv');
    expect(saved?.content).to.equal(element.toCSV());
    expect(element.toCSV().trim().split('\r\n')).to.have.length(6);
  });
});

describe('states', () => {
  for (const theme of ['light', 'dark']) {
    it(`is accessible with details open: ${theme}`, async () => {
      const { element, source } = await fed();
      element.theme = theme as 'light';
      openers(element)[0]?.click();
      await settle();
      await source.last.answer(conversationCredits());
      await settle();
      await expect(element).to.be.accessible();
    });
  }

  it('names the role that is missing', async () => {
    const source = fakeSource();
    const element = await mount({ source });
    await settle();
    await source.last.fail(REFUSAL);
    await element.updateComplete;
    expect(partText(element, 'refused')).to.contain(
      'You need the Billing role in Acme to see recent conversations.',
    );
  });

  it('does not jump when a full page comes', async () => {
    for (const [width, isLong] of TITLES) {
      const data = tenRows(isLong);
      const element = await mount({ data: null });
      element.style.inlineSize = width;
      const before = element.getBoundingClientRect().height;
      element.data = conversationPage({ data, unattributed: '0' });
      await element.updateComplete;
      expect(element.getBoundingClientRect().height, width).to.be.closeTo(before, 2);
    }
  });

  it('does not jump either when it is one page of several, of several organizations', async () => {
    const included = ['org_1', 'org_2'].map((id) => ({ id, name: id }));
    const scope = { included, includedCount: 2, excluded: [] };
    for (const [width, isLong] of TITLES) {
      const data = tenRows(isLong);
      const source = fakeSource();
      const element = await mount({ source });
      element.style.inlineSize = width;
      await settle();
      const before = element.getBoundingClientRect().height;
      await source.last.answer(conversationPage({ data, scope, hasMore: true, nextCursor: 'c1' }));
      await drawn(element);
      expect(element.getBoundingClientRect().height, width).to.be.closeTo(before, 2);
    }
  });
});

describe('looks', () => {
  it('has digits under each other in either direction, and room for a name of any length', async () => {
    const endless = conversation({
      conversationId: 'c_long',
      title: 'A title that goes on '.repeat(30),
      agentName: 'An agent that goes on '.repeat(30),
    });
    for (const dir of ['ltr', 'rtl']) {
      const { element } = await fed(conversationPage({ data: [...ROWS, endless] }), { dir });
      element.style.inlineSize = '50rem';
      const rights = all(element, '.credits data').map((data) => data.getBoundingClientRect().right);
      expect(new Set(rights.map(Math.round)), dir).to.have.length(1);
      const row = all(element, '.row').at(-1);
      expect(row?.getBoundingClientRect().height, dir).to.be.below(130);
      expect(row?.querySelector('th')?.title).to.contain('An agent that goes on An agent');
      expect(all(element, '.row th')[0]?.hasAttribute('title')).to.equal(false);
    }
  });

  it('never overflows, from a phone to a desk, with long words and numbers', async () => {
    const long = conversation({
      title: 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen'.repeat(2),
      agentName: 'agent_0123456789abcdef0123456789abcdef',
      credits: '-999999999999.999999',
    });
    const { element } = await fed(conversationPage({ data: [long, ...ROWS] }));
    for (const width of [280, 320, 480, 704, 768, 1200, 1600]) {
      element.style.inlineSize = `${width}px`;
      expect(part(element, 'base')?.scrollWidth, String(width)).to.be.at.most(width);
      expect(part(element, 'table')?.getBoundingClientRect().width, String(width)).to.be.at.most(width + 1);
    }
  });

  it('breaks lines where text is of twice the size on a phone', async () => {
    const { element } = await fed(conversationPage({ hasMore: true, nextCursor: 'c1' }));
    Object.assign(element.style, { inlineSize: '248px', fontSize: '32px' });
    const edge = element.getBoundingClientRect().right;
    for (const each of all(element, 'time, data, .button, .words'))
      expect(each.getBoundingClientRect().right, textOf(each)).to.be.at.most(edge + 1);
  });

  it('has one strength of weaker text, and one of hairlines', async () => {
    const included = ['org_1', 'org_2'].map((id) => ({ id, name: id }));
    const { element } = await fed(conversationPage({ scope: { included, includedCount: 2, excluded: [] } }));
    const styleOf = (selector: string): CSSStyleDeclaration =>
      getComputedStyle(all(element, selector)[0] ?? document.body);
    expect(styleOf('.agent .sub').color).to.equal(styleOf('.agent').color);
    expect(styleOf('.agent .sub').fontSize).to.equal('13px');
    element.style.inlineSize = '20rem';
    expect(styleOf('.agent .sub').fontSize).to.equal('13px');
    // In cards, agent and organization share a line.
    const [agent, organization] = all(element, '.agent .words').map((name) => name.getBoundingClientRect());
    expect(organization?.top).to.equal(agent?.top);
    expect(styleOf('tbody tr').borderBlockEndWidth).to.equal('1px');
    expect(styleOf('tbody tr').borderBlockEndColor).to.equal(styleOf('thead tr').borderBlockEndColor);
    for (const cell of all(element, 'td, th'))
      expect(getComputedStyle(cell).borderBlockEndWidth).to.equal('0px');
  });

  it('may break between its rows in print, where nobody turns pages', async () => {
    const { element } = await fed(conversationPage({ hasMore: true, nextCursor: 'c1' }));
    expect(part(element, 'pager')?.checkVisibility()).to.equal(true);
    await emulate({}, 'print');
    expect(part(element, 'pager')?.checkVisibility()).to.equal(false);
    expect(getComputedStyle(element).breakInside).to.equal('auto');
    // A sum that stands at the end of every sheet would read as that of the sheet, and a button's words are printed once.
    element.style.inlineSize = '70rem';
    expect(getComputedStyle(all(element, 'tfoot')[0] ?? element).display).to.equal('table-row-group');
    expect(getComputedStyle(sorters(element)[0] ?? element).display).to.equal('contents');
    await emulate();
  });

  it('does not break a word in a place for large text', async () => {
    const { element } = await fed(
      conversationPage({ data: [conversation({ title: 'Practice: photosynthesis' })] }),
    );
    Object.assign(element.style, { inlineSize: '343px', fontSize: '32px' });
    const title = openers(element)[0]?.querySelector('.words');
    const range = document.createRange();
    if (title) range.selectNodeContents(title);
    // One line for each word.
    expect(range.getClientRects()).to.have.length(2);
  });

  it('speaks Indonesian', async () => {
    const element = await mount({ data: conversationPage() }, { lang: 'id' });
    expect(all(element, '[role=columnheader]').map(textOf)).to.deep.equal([
      'Percakapan',
      'Agen',
      'Total kredit',
      'Pesan',
      'Aktivitas terakhir',
    ]);
  });
});

describe('life', () => {
  it('shows text as text', async () => {
    const markup = '<img src=x onerror=alert(1)>';
    const { element } = await fed(
      conversationPage({ data: [conversation({ title: markup, agentName: markup })] }),
    );
    expect(element.shadowRoot?.querySelector('img')).to.equal(null);
    expect(titles(element)).to.deep.equal([markup]);
  });
});
