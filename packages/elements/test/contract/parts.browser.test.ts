import type { CreditsQuery, UsageReport } from '@credit-usage/sdk';
import { expect, fixture } from '@open-wc/testing';
import { describe, it } from 'vitest';
import { PARTIAL } from '../answers.js';
import { chartReport, SIX } from '../chart-report.js';
import { conversationCredits, conversationPage } from '../conversations.js';
import { FAILURE } from '../fake-source.js';
import { ORGANIZATIONS } from '../lists.js';
import { manyReport } from '../pie-report.js';
import { usageReport } from '../report.js';
import { failing, type Script, scriptedSource } from '../scripted-source.js';
import { DRAWN, looksOf } from './cases.js';
import { type AnyElement, drawn, inState, mounted } from './page.js';
import { type Promised, promised } from './reference.js';

/** What shows parts that no state shows by itself. */
interface Scene {
  readonly script?: Script;
  readonly attributes?: Readonly<Record<string, string>>;
  /** Set by the page, instead of what the source answers. */
  readonly data?: unknown;
  /** What a reader does, one after the other. */
  readonly acts?: readonly ((element: AnyElement) => void)[];
}

const partsOf = ({ shadowRoot }: Element, name: string): HTMLElement[] => [
  ...(shadowRoot?.querySelectorAll<HTMLElement>(`[part~=${name}]`) ?? []),
];

function press(name: string, index = 0) {
  return (element: AnyElement): void => {
    const found = partsOf(element, name)[index];
    found?.focus();
    found?.click();
  };
}

function key(name: string) {
  return ({ shadowRoot }: AnyElement): void => {
    const init = { key: name, bubbles: true, composed: true, cancelable: true };
    shadowRoot?.activeElement?.dispatchEvent(new KeyboardEvent('keydown', init));
  };
}

const changedBy = (changeRatio: string): UsageReport =>
  usageReport({ previous: { from: '', to: '', cutAt: '', total: '1000', changeRatio, buckets: null } });

/** Not all of the entries match, and further ones do not come. */
const someEntries = ({ limit = 0 }: CreditsQuery) =>
  limit > 25
    ? failing(FAILURE)()
    : conversationCredits({
        matched: { total: '12', entryCount: 60, categories: [] },
        hasMore: true,
        nextCursor: 'next',
      });

const SCENES: Readonly<Record<string, readonly Scene[]>> = {
  'credit-usage-filters': [
    { attributes: { category: 'LLM' }, acts: [press('button')] },
    { attributes: { from: '2026-10-20', to: '2026-10-02' } },
    { attributes: { from: '2026-10-02T05:00:00Z', to: '2026-10-02T09:00:00Z' } },
    {
      script: { organizations: { ...ORGANIZATIONS, data: ORGANIZATIONS.data.slice(0, 1) } },
      acts: [press('input'), key('ArrowDown')],
    },
    { script: { agents: { data: [], hasMore: true, nextCursor: 'next' } }, acts: [press('input')] },
  ],
  'credit-usage-summary': [
    { script: PARTIAL },
    ...['0.2', '-0.2', '0'].map((ratio) => ({ script: { usage: changedBy(ratio) } })),
  ],
  'credit-usage-chart': [
    {
      script: {
        usage: chartReport({
          compare: true,
          notYet: 3,
          series: [...SIX, { kind: 'other', id: null, members: 3, total: '0' }],
        }),
      },
      acts: [press('table-toggle'), press('legend-item'), press('bar-hit'), key('ArrowUp')],
    },
  ],
  'credit-category-pie': [
    { script: { usage: manyReport() }, acts: [press('legend-item'), press('rest-toggle')] },
    { attributes: { variant: 'bar' } },
  ],
  'recent-conversations': [
    { acts: [press('open-button'), press('open-button', 1)] },
    { script: PARTIAL },
    { attributes: { provider: 'shared', from: '2026-11-03', to: '2026-11-04' } },
    { data: conversationPage({ hasMore: true }) },
  ],
  'conversation-credit-details': [{ script: { credits: someEntries }, acts: [press('more-button')] }],
};

/** The names of a part, as they stand in the DOM: `series series-1` to `series series-6` are six. */
function namesOf({ name, text }: Promised): readonly string[] {
  const [, also = ''] = text.split(/\balso\b/);
  const seconds = [...also.matchAll(/`([a-z-]+)(?:(\d)` to `\1(\d))?`/g)].flatMap(
    ([, stem = '', from, to]) =>
      from === undefined
        ? [stem]
        : Array.from({ length: Number(to) - Number(from) + 1 }, (_, at) => `${stem}${Number(from) + at}`),
  );
  return [name, ...seconds.map((second) => `${name} ${second}`)];
}

/** The parts that it has drawn itself, and which of them are one node's. */
const ownIn = ({ shadowRoot }: AnyElement): string[] =>
  [...(shadowRoot?.querySelectorAll('[part]') ?? [])].flatMap(({ part: names }) =>
    [...names].flatMap((name) => [name, ...[...names].map((second) => `${name} ${second}`)]),
  );

/** Those of pieces in it, under the names that they have for the page. */
const handedOnIn = ({ shadowRoot }: AnyElement): string[] =>
  [...(shadowRoot?.querySelectorAll('[exportparts]') ?? [])].flatMap((piece) =>
    [...(piece.getAttribute('exportparts') ?? '').matchAll(/([\w-]+):([\w-]+)/g)].flatMap(
      ([, inner = '', outer = '']) => (partsOf(piece, inner).length > 0 ? [outer] : []),
    ),
  );

describe.each(DRAWN)('<$tag>', (which) => {
  it('has every part that the reference promises, and no other', async () => {
    await fixture('<credit-usage-provider id="shared" period="30d"></credit-usage-provider>');
    const own = new Set<string>();
    const handedOn = new Set<string>();
    const look = (element: AnyElement): void => {
      for (const name of ownIn(element)) own.add(name);
      for (const name of handedOnIn(element)) handedOn.add(name);
    };
    for (const state of looksOf(which)) look(await inState(which, state, { heading: 'Usage' }));
    for (const { script, attributes, data, acts = [] } of SCENES[which.tag] ?? []) {
      const element = await mounted(which, scriptedSource(script), attributes);
      if (data !== undefined) element.data = data;
      await drawn(element);
      look(element);
      for (const act of acts) {
        act(element);
        await drawn(element);
        look(element);
      }
    }
    const known = promised(which.tag, 'Part').flatMap(namesOf);
    expect(known.filter((name) => !own.has(name) && !handedOn.has(name))).to.deep.equal([]);
    const words = new Set(known.flatMap((name) => name.split(' ')));
    expect([...own].filter((name) => !name.includes(' ') && !words.has(name))).to.deep.equal([]);
  });
});
