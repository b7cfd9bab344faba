import { expect } from '@open-wc/testing';
import { describe, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { changesOf, filtersOf, listSource, shown } from '../../../test/lists.js';
import { part, partText } from '../../../test/shadow.js';
import './define.js';
import type { CreditUsageFiltersElement } from './credit-usage-filters.js';

const dates = (element: Element): HTMLInputElement[] => [
  ...(element.shadowRoot?.querySelectorAll<HTMLInputElement>('[type=date]') ?? []),
];
const values = (element: Element): string[] => dates(element).map(({ value }) => value);
const focused = (element: Element): Element | null => element.shadowRoot?.activeElement ?? null;
const chosen = (element: Element): string | undefined =>
  element.shadowRoot?.querySelector<HTMLInputElement>('[type=radio]:checked')?.value;

/** Types a date as its field would have it, and stops. */
async function fill(element: CreditUsageFiltersElement, field: 0 | 1, value: string): Promise<void> {
  const input = dates(element)[field];
  if (!input) throw new Error('No date field');
  input.focus();
  input.value = value;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await userEvent.keyboard('{Enter}');
  await shown(element);
}

const only = (attributes: Readonly<Record<string, string>> = {}): Promise<CreditUsageFiltersElement> =>
  filtersOf({}, { controls: 'period', ...attributes });

describe('the period', () => {
  it('is chosen with the arrow keys, as one tab stop', async () => {
    const element = await only();
    const changes = changesOf(element);
    await userEvent.keyboard('{Tab}');
    expect((focused(element) as HTMLInputElement).value).to.equal('30d');
    await userEvent.keyboard('{ArrowLeft}');
    await shown(element);
    expect(element.filters.period).to.equal('72h');
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    await shown(element);
    expect(element.filters.period).to.equal('12mo');
    expect(changes.map(({ filters }) => filters.period)).to.deep.equal(['72h', '30d', '12mo']);
    await userEvent.keyboard('{Tab}');
    expect(focused(element)).to.equal(part(element, 'clear-button'));
    await userEvent.keyboard('{Enter}');
    await shown(element);
    expect(chosen(element)).to.equal('30d');
    expect(focused(element)).to.have.property('value', '30d');
  });

  it('works without any source', async () => {
    const element = await only();
    expect(element.status).to.equal('ready');
    expect(element.shadowRoot?.querySelectorAll('.bone').length).to.equal(0);
  });
});

describe('a range of one’s own', () => {
  it('begins with the days that are shown, and shows the last day as included', async () => {
    const element = await only({ from: '2026-10-01', to: '2026-11-01' });
    expect(values(element)).to.deep.equal(['2026-10-01', '2026-10-31']);
    element.from = undefined;
    element.to = undefined;
    await shown(element);
    expect(dates(element)).to.have.length(0);
    const changes = changesOf(element);
    element.shadowRoot?.querySelector<HTMLInputElement>('[value=custom]')?.click();
    await shown(element);
    const [first, last] = values(element);
    const days = (Date.parse(last ?? '') - Date.parse(first ?? '')) / 86_400_000 + 1;
    expect(days).to.equal(30);
    expect(changes).to.have.length(1);
    expect(element.filters.from).to.equal(first);
    expect(Date.parse(element.filters.to ?? '')).to.equal(Date.parse(last ?? '') + 86_400_000);
  });

  it('takes the last day as included', async () => {
    const element = await only({ from: '2026-10-01', to: '2026-11-01' });
    const changes = changesOf(element);
    await fill(element, 1, '2026-10-15');
    expect(changes).to.have.length(1);
    expect(changes[0]?.changed).to.deep.equal(['to']);
    expect(element.filters).to.include({ from: '2026-10-01', to: '2026-10-16' });
    await fill(element, 0, '2026-10-15');
    expect(element.filters).to.include({ from: '2026-10-15', to: '2026-10-16' });
    expect(values(element)).to.deep.equal(['2026-10-15', '2026-10-15']);
  });

  it('is typed part by part, asked for at the pause, and keeps the place of the typist', async () => {
    const element = await only({ from: '2026-10-01', to: '2026-11-01' });
    const changes = changesOf(element);
    dates(element)[0]?.focus();
    // Month, day, year, as an American browser has them.
    await userEvent.keyboard('09202026');
    expect(changes).to.have.length(0);
    expect(part(element, 'problem')).to.equal(null);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(values(element)).to.deep.equal(['2026-09-20', '2026-10-31']);
    expect(changes).to.have.length(1);
    expect(element.filters).to.include({ from: '2026-09-20', to: '2026-11-01' });
    expect(focused(element)).to.equal(dates(element)[0]);
  });

  it('is asked for when both fields are left, and not on the way from one to the other', async () => {
    const element = await only({ from: '2026-10-01', to: '2026-11-01' });
    const changes = changesOf(element);
    const [first, last] = dates(element);
    if (!first || !last) throw new Error('No fields');
    first.focus();
    first.value = '2026-10-05';
    first.dispatchEvent(new InputEvent('input', { bubbles: true }));
    last.focus();
    expect(changes).to.have.length(0);
    last.blur();
    expect(changes).to.have.length(1);
  });

  for (const [first, last, words] of [
    ['2026-10-20', '2026-10-10', 'The end date is before the start date.'],
    ['2024-10-20', '2026-10-10', 'Choose at most 400 days.'],
    ['', '2026-10-10', 'Enter both dates.'],
    ['1569-10-01', '2026-10-10', 'Enter years from 1970 to 2199.'],
  ] as const)
    it(`that cannot be asked for says why and loses nothing: ${words}`, async () => {
      const element = await only({ from: '2026-10-01', to: '2026-11-01' });
      const changes = changesOf(element);
      await fill(element, 1, last);
      changes.length = 0;
      await fill(element, 0, first);
      expect(changes).to.deep.equal([]);
      expect(partText(element, 'problem')).to.equal(words);
      expect(values(element)).to.deep.equal([first, last]);
      expect(element.filters).to.include({ from: '2026-10-01', to: '2026-10-11' });
      const [input] = dates(element);
      expect(input?.getAttribute('aria-invalid')).to.equal('true');
      const described = input?.getAttribute('aria-describedby') ?? '';
      expect(element.shadowRoot?.getElementById(described)).to.equal(part(element, 'problem'));
      await new Promise((resolve) => setTimeout(resolve, 250));
      expect(element.shadowRoot?.querySelector('[role=status]')?.textContent?.trim()).to.equal(words);
      await expect(element).to.be.accessible();

      await fill(element, 0, '2026-10-02');
      expect(part(element, 'problem')).to.equal(null);
      expect(element.filters).to.include({ from: '2026-10-02', to: '2026-10-11' });
    });

  it('gives way to another choice, of the reader or of the page', async () => {
    const element = await only({ from: '2026-10-01', to: '2026-11-01' });
    await fill(element, 0, '2026-12-01');
    expect(part(element, 'problem')).not.to.equal(null);
    element.from = '2026-09-01';
    await shown(element);
    expect(values(element)).to.deep.equal(['2026-09-01', '2026-10-31']);
    expect(part(element, 'problem')).to.equal(null);
    element.shadowRoot?.querySelector<HTMLInputElement>("[value='24h']")?.click();
    await shown(element);
    expect(element.filters).to.deep.equal({ timezone: 'Asia/Jakarta', period: '24h' });
    expect(dates(element)).to.have.length(0);
  });

  it('goes back to what it was when the page cancels it', async () => {
    const element = await only({ from: '2026-10-01', to: '2026-11-01' });
    changesOf(element, true);
    await fill(element, 0, '2026-10-05');
    expect(values(element)).to.deep.equal(['2026-10-01', '2026-10-31']);
    expect(part(element, 'problem')).to.equal(null);
  });

  it('of the page’s own that is the wrong way round is said to be', async () => {
    const element = await only({ from: '2026-11-01', to: '2026-10-01' });
    expect(partText(element, 'problem')).to.equal('The end date is before the start date.');
  });

  it('of instants is shown as the days it touches in the zone, and exactly where it cuts them', async () => {
    const element = await only({ from: '2026-11-19T20:00:00Z', to: '2026-11-19T23:00:00Z' });
    expect(values(element)).to.deep.equal(['2026-11-20', '2026-11-20']);
    expect(partText(element, 'exact').replace(/\s/g, ' ')).to.equal('Nov 20, 2026, 3:00 – 6:00 AM');
    element.to = '2026-11-20T17:00:00Z';
    element.from = '2026-11-19T17:00:00Z';
    await shown(element);
    expect(values(element)).to.deep.equal(['2026-11-20', '2026-11-20']);
    expect(part(element, 'exact')).to.equal(null);
  });

  it('asks for nothing after the element is gone', async () => {
    const element = await filtersOf({ source: listSource() }, { from: '2026-10-01', to: '2026-11-01' });
    const changes = changesOf(element);
    const [first] = dates(element);
    if (!first) throw new Error('No field');
    first.value = '2026-10-05';
    first.dispatchEvent(new InputEvent('input', { bubbles: true }));
    element.remove();
    await new Promise((resolve) => setTimeout(resolve, 900));
    expect(changes).to.deep.equal([]);
  });
});
