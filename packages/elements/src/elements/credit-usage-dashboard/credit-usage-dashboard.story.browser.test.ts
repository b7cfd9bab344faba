import type { ConversationCredits, ConversationPage, UsageReport } from '@credit-usage/sdk';
import { expect } from '@open-wc/testing';
import { it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { chartReport, SIX } from '../../../test/chart-report.js';
import { conversation, conversationCredits, conversationPage } from '../../../test/conversations.js';
import { dashboardOf, piece, shown } from '../../../test/dashboard-page.js';
import { scriptedSource } from '../../../test/scripted-source.js';
import { part, partText, textOf } from '../../../test/shadow.js';
import './define.js';

const SPIKE = 12;
const DEAREST = conversation({
  conversationId: 'c_dear',
  title: 'Every supplier in 30 countries',
  credits: '799.152',
});

/** A month with one bar that towers over the others. */
const month = (query: unknown): UsageReport => {
  const { categories } = query as { readonly categories?: readonly string[] };
  const series = categories ? SIX.filter(({ id }) => categories.includes(id ?? '')) : SIX;
  return chartReport({ series, micros: (bucket) => (bucket === SPIKE ? 150_000_000 : 4_000_000) });
};

/** The dearest conversation was on that day. */
const page = (query: unknown): ConversationPage => {
  const { from } = query as { readonly from?: string };
  const isNarrowed = from !== undefined && from === chartReport().buckets[SPIKE]?.start;
  return isNarrowed ? conversationPage({ data: [DEAREST, conversation()] }) : conversationPage();
};

const details = (query: unknown): ConversationCredits => {
  const { categories } = query as { readonly categories?: readonly string[] };
  const all = conversationCredits({ total: '799.152' });
  const matched = categories
    ? { total: '2', entryCount: 2, categories: [] }
    : { ...all.matched, total: '799.152' };
  return { ...all, matched };
};

/** What has the keyboard, however deep. */
function focused(): HTMLElement | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active instanceof HTMLElement ? active : null;
}

/** Goes on with Tab until something has the focus. */
async function tabTo(selector: string, shift = false): Promise<HTMLElement> {
  for (let step = 0; step < 80; step++) {
    await userEvent.tab({ shift });
    const active = focused();
    if (active?.matches(selector)) return active;
  }
  throw new Error(`Tab does not lead to ${selector}`);
}

async function press(keys: string): Promise<void> {
  await userEvent.keyboard(keys);
  await shown();
}

it('leads from the spike to its steps by keyboard alone, to one category of them, and back', async () => {
  const source = scriptedSource({ usage: month, conversations: page, credits: details });
  const dashboard = await dashboardOf(source, { heading: 'Credit usage' });
  const list = piece(dashboard, 'recent-conversations');
  const titles = (): string[] => [...(list.shadowRoot?.querySelectorAll('.open-button') ?? [])].map(textOf);

  // How much: into the chart, and along it to the bar that towers.
  await tabTo('.bar-hit');
  await press(`{Home}${'{ArrowRight}'.repeat(SPIKE)}`);
  expect(focused()?.ariaLabel).to.contain('900 credits');
  await press('{Enter}');
  const bar = chartReport().buckets[SPIKE];
  expect(source.of('conversations').at(-1)).to.include({ from: bar?.start, to: bar?.end, sort: '-credits' });
  expect(titles()[0]).to.equal(DEAREST.title);
  expect(part(list, 'range-chip')).not.to.equal(null);

  // Which conversation: open the dearest, and read what it adds up to.
  await tabTo('.open-button');
  await press('{Enter}');
  const opened = list.shadowRoot?.querySelector('conversation-credit-details');
  expect(source.of('credits').at(-1)).to.include({ conversationId: 'c_dear' });
  expect(opened?.shadowRoot?.querySelectorAll('[part~=entry]')).to.have.length(4);
  expect(opened && partText(opened, 'total')).to.contain('Total usage for conversation 799.152');
  expect(list.shadowRoot?.activeElement).to.equal(opened);

  // Of one category: the bar stays picked, and so does the open conversation.
  await tabTo('#category', true);
  await press('{Enter}');
  await tabTo('input[value=WebSearch]');
  await press(' ');
  await press('{Escape}');
  expect(source.of('usage').at(-1)).to.deep.include({ categories: ['WebSearch'] });
  expect(source.of('conversations').at(-1)).to.deep.include({ categories: ['WebSearch'], from: bar?.start });
  expect(dashboard.selectedBucket).to.deep.equal({ start: bar?.start, end: bar?.end });
  const matched = list.shadowRoot?.querySelector('conversation-credit-details');
  expect(source.of('credits').at(-1)).to.deep.include({ categories: ['WebSearch'] });
  expect(matched && partText(matched, 'selected')).to.contain('In this selection 2');
  expect(matched && partText(matched, 'total')).to.contain('799.152');

  // And back to the whole: the category, the details, the bar.
  expect(focused()?.id).to.equal('category');
  await press('{Enter}');
  await tabTo('input[value=WebSearch]');
  await press(' ');
  await press('{Escape}');
  expect(dashboard.filters).not.to.have.property('categories');
  await tabTo('.open-button');
  await press('{Enter}');
  expect(list.shadowRoot?.querySelector('conversation-credit-details')).to.equal(null);
  await press('{Escape}');
  expect(dashboard.selectedBucket).to.equal(undefined);
  expect(part(list, 'range-chip')).to.equal(null);
  expect(titles()).to.have.length(5);
});
