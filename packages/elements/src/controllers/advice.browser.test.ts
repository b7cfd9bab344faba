import { expect } from '@open-wc/testing';
import { afterEach, beforeEach, describe, it, type MockInstance, vi } from 'vitest';
import { fakeSource } from '../../test/fake-source.js';
import { usageReport } from '../../test/report.js';
import '../define.js';

let warn: MockInstance<typeof console.warn>;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  document.querySelector('#place')?.remove();
});

const pass = (seconds: number): Promise<unknown> => vi.advanceTimersByTimeAsync(seconds * 1000);
const said = (): readonly string[] => warn.mock.calls.map(([text]) => String(text));

/** Puts elements into the page and gives them their properties, as a framework does. */
async function put(markup: string, properties: object = {}): Promise<HTMLElement> {
  const place = document.createElement('div');
  place.id = 'place';
  place.innerHTML = markup;
  document.body.append(place);
  const first = place.firstElementChild as HTMLElement;
  Object.assign(first, properties);
  await pass(0);
  return first;
}

const answering = (): object => fakeSource(() => usageReport());

describe('a value that cannot be used', () => {
  it.each([
    [
      '<credit-usage-chart period="7d"></credit-usage-chart>',
      /^<credit-usage-chart> ignores a filter: .*24h, 72h, 30d, 12mo/,
      { period: '7d' },
    ],
    [
      '<credit-usage-dashboard bucket="minute"></credit-usage-dashboard>',
      /^<credit-usage-dashboard> ignores a filter: .*hour, day, week, month/,
      { bucket: 'minute', compare: 'previous' },
    ],
    [
      '<credit-usage-provider group-by="team"></credit-usage-provider>',
      /^<credit-usage-provider> ignores a filter: .*category, agent, organization/,
      { groupBy: 'team' },
    ],
    [
      '<credit-usage-summary from="2026-01-01"></credit-usage-summary>',
      /^<credit-usage-summary> ignores a filter: .*\bto is missing/,
      { from: '2026-01-01' },
    ],
    [
      '<credit-usage-summary period="30d" from="2026-01-01" to="2026-02-01"></credit-usage-summary>',
      /^<credit-usage-summary> ignores a filter: .*either period, or from and to/i,
      { period: '30d', from: '2026-01-01', to: '2026-02-01' },
    ],
    [
      '<credit-usage-summary timezone="Mars/Base"></credit-usage-summary>',
      /^<credit-usage-summary> ignores a timezone: .*Europe\/Berlin/,
      { timezone: 'Mars/Base' },
    ],
    [
      '<credit-usage-provider timezone="Mars/Base"></credit-usage-provider>',
      /^<credit-usage-provider> ignores a timezone/,
      { timezone: 'Mars/Base' },
    ],
    [
      '<credit-usage-dashboard compare="last year"></credit-usage-dashboard>',
      /^<credit-usage-dashboard> ignores a filter: .*previous/,
      { compare: 'last year' },
    ],
    [
      '<credit-usage-provider compare="last year" bucket="day"></credit-usage-provider>',
      /^<credit-usage-provider> ignores a filter: .*previous/,
      { bucket: 'day', compare: 'last year' },
    ],
    [
      '<credit-usage-chart heading-level="1"></credit-usage-chart>',
      /^<credit-usage-chart> ignores a heading-level outside 2 to 6:$/,
      '1',
    ],
    [
      '<credit-usage-dashboard heading-level="seven"></credit-usage-dashboard>',
      /^<credit-usage-dashboard> ignores a heading-level outside 2 to 6:$/,
      'seven',
    ],
    [
      '<credit-usage-filters controls="period foo"></credit-usage-filters>',
      /^<credit-usage-filters> ignores controls other than period, organization, agent, category:$/,
      'period foo',
    ],
    [
      '<credit-usage-dashboard controls="foo"></credit-usage-dashboard>',
      /^<credit-usage-dashboard> ignores controls other than period, organization, agent, category:$/,
      'foo',
    ],
  ])('is named with what would do: %s', async (markup, text, given) => {
    await put(markup, { source: answering() });
    await pass(5);
    expect(said()).to.have.length(1);
    expect(said()[0]).to.match(text);
    expect(JSON.parse(JSON.stringify(warn.mock.calls[0]?.[1]))).to.deep.equal(given);
  });

  it.each([
    [
      '<credit-usage-dashboard></credit-usage-dashboard>',
      { period: '7d' },
      /ignores a filter: .*24h, 72h, 30d, 12mo/,
    ],
    ['<credit-usage-provider></credit-usage-provider>', { timezone: 'Mars' }, /ignores a timezone/],
    ['<credit-usage-dashboard></credit-usage-dashboard>', { perid: '30d' }, /ignores a filter: .*perid/],
  ])('is named where it stands in `filters` of %s: %j', async (markup, filters, text) => {
    await put(markup, { source: answering(), filters });
    await pass(5);
    expect(said()).to.have.length(1);
    expect(said()[0]).to.match(text);
    expect(warn.mock.calls[0]?.[1]).to.deep.equal(filters);
  });

  it('is said once, however often the element is drawn or moved', async () => {
    const element = await put('<credit-usage-summary></credit-usage-summary>', {
      source: answering(),
      groupBy: 'team',
    });
    await pass(5);
    for (let round = 0; round < 3; round++) {
      element.setAttribute('heading', String(round));
      document.querySelector('#place')?.append(element);
      await pass(5);
    }
    expect(said()).to.have.length(1);
    element.setAttribute('period', '7d');
    await pass(5);
    expect(said()).to.have.length(2);
  });
});

describe('nothing to read from', () => {
  it.each([
    ['<credit-usage-summary></credit-usage-summary>', 'credit-usage-summary', undefined],
    ['<credit-usage-filters></credit-usage-filters>', 'credit-usage-filters', undefined],
    [
      '<credit-usage-provider><recent-conversations></recent-conversations></credit-usage-provider>',
      'recent-conversations',
      undefined,
    ],
    ['<credit-usage-dashboard></credit-usage-dashboard>', 'credit-usage-dashboard', undefined],
    ['<credit-usage-summary provider="nix"></credit-usage-summary>', 'credit-usage-summary', 'nix'],
  ])('is said once, and only after a while: %s', async (markup, tag, given) => {
    await put(markup);
    await pass(3.9);
    expect(said()).to.deep.equal([]);
    await pass(10);
    expect(warn.mock.calls).to.deep.equal([
      [
        `<${tag}> needs a CreditUsageClient as \`source\`, here or on its provider:`,
        { source: undefined, provider: given },
      ],
    ]);
  });

  it.each(['credit-usage-summary', 'credit-usage-dashboard'])('shows what %s has instead', async (tag) => {
    const source = { usge: 1 };
    await put(`<${tag}></${tag}>`, { source });
    await pass(5);
    expect(said()).to.deep.equal([
      `<${tag}> needs a CreditUsageClient as \`source\`, here or on its provider:`,
    ]);
    expect(warn.mock.calls[0]?.[1]).to.have.property('source', source);
  });

  it('is said of details that do not know which conversation', async () => {
    await put('<conversation-credit-details></conversation-credit-details>', { source: answering() });
    await pass(5);
    expect(said()).to.deep.equal(['<conversation-credit-details> needs conversation-id and agent-id.']);
  });
});

describe('nothing is said', () => {
  it.each([
    [
      'a source',
      '<credit-usage-dashboard period="30d" compare="none"></credit-usage-dashboard>',
      { source: answering() },
    ],
    ['data of the page’s own', '<credit-usage-summary></credit-usage-summary>', { data: usageReport() }],
    ['data that is on its way', '<credit-usage-summary></credit-usage-summary>', { data: null }],
    ['filters that need no list', '<credit-usage-filters controls="period"></credit-usage-filters>', {}],
    ['what is out of sight', '<credit-usage-summary hidden></credit-usage-summary>', {}],
    [
      'filters as they may be',
      '<credit-usage-dashboard heading-level="2" timezone="Asia/Jakarta"></credit-usage-dashboard>',
      {
        source: answering(),
        headingLevel: 6,
        filters: { period: '30d', categories: ['LLM'], compare: undefined, timezone: 'UTC' },
      },
    ],
    [
      'categories in a text',
      '<credit-usage-summary category="LLM,WebSearch"></credit-usage-summary>',
      { data: null },
    ],
    [
      'a value that is not even a text',
      '<credit-usage-filters></credit-usage-filters>',
      { controls: 7, source: answering() },
    ],
  ])('about %s', async (_, markup, properties) => {
    await put(markup, properties);
    await pass(10);
    expect(said()).to.deep.equal([]);
  });

  it('about a source that comes late, nor about one that is taken away', async () => {
    const element = await put('<credit-usage-summary></credit-usage-summary>');
    await pass(3);
    Object.assign(element, { source: answering() });
    await pass(10);
    Object.assign(element, { source: undefined });
    await pass(10);
    expect(said()).to.deep.equal([]);
  });

  it('about an element that has left', async () => {
    const element = await put('<credit-usage-summary period="7d"></credit-usage-summary>');
    element.remove();
    await pass(10);
    expect(said()).to.deep.equal([]);
  });
});
