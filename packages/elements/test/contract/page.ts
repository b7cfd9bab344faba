import { fixture } from '@open-wc/testing';
import type { LitElement } from 'lit';
import '../../src/define.js';
import type { CreditStatus } from '../../src/util/status.js';
import { settle } from '../fake-source.js';
import type { ElementCase } from './cases.js';
import { feedOf, type Mood } from './feed.js';

/** The members that the tests use of any element. */
export interface AnyElement extends LitElement {
  source: unknown;
  data?: unknown;
  readonly status?: CreditStatus;
  refresh(): Promise<void>;
}

/** The class of an element. */
export const classOf = (tag: string): typeof LitElement => customElements.get(tag) as typeof LitElement;

/** An element that is not in the page yet. */
export function create(
  { tag, attributes }: ElementCase,
  more: Readonly<Record<string, string>> = {},
): AnyElement {
  const element = document.createElement(tag) as unknown as AnyElement;
  for (const [name, value] of Object.entries({ lang: 'en', ...attributes, ...more }))
    element.setAttribute(name, value);
  return element;
}

/** Waits until everything has been requested, answered, measured and drawn. */
export async function drawn(element: AnyElement): Promise<void> {
  await settle();
  await element.updateComplete;
  // Sizes are told at the end of a frame, after whatever waits for it.
  await new Promise(requestAnimationFrame);
  await settle();
  await element.updateComplete;
}

/** An element in the page, 800 pixels wide, with a source. */
export async function mounted(
  which: ElementCase,
  source: unknown,
  more: Readonly<Record<string, string>> = {},
  inlineSize = '800px',
): Promise<AnyElement> {
  const element = create(which, more);
  element.style.inlineSize = inlineSize;
  element.source = source;
  await fixture(element);
  await drawn(element);
  return element;
}

/** The source that brings an element into a state, and what it answers when it is asked again. */
const WAYS: Readonly<Record<CreditStatus, readonly [first?: Mood, then?: Mood]>> = {
  idle: [],
  loading: ['keeps waiting'],
  ready: ['answers'],
  empty: ['has nothing'],
  refused: ['refuses'],
  error: ['fails'],
  refreshing: ['answers', 'keeps waiting'],
  stale: ['answers', 'fails'],
};

/** An element in the page that has got into a state by its source. */
export async function inState(
  which: ElementCase,
  state: CreditStatus,
  more: Readonly<Record<string, string>> = {},
  inlineSize?: string,
): Promise<AnyElement> {
  const [first, then] = WAYS[state];
  const feed = first && feedOf(first);
  const element = await mounted(which, feed, more, inlineSize);
  if (feed && then) {
    feed.mood = then;
    void element.refresh();
    await drawn(element);
  }
  return element;
}

/** Every element in a tree, through all shadow roots. */
export function* within(root: Element | ShadowRoot): Generator<Element> {
  for (const child of root.children) {
    yield child;
    if (child.shadowRoot) yield* within(child.shadowRoot);
    yield* within(child);
  }
}

/** Every element that an element has drawn. */
export const inside = (element: Element): Element[] =>
  element.shadowRoot ? [...within(element.shadowRoot)] : [];

/** Whether it is visible, rather than only there for screen readers. */
export function isVisible(node: Element): boolean {
  const { width, height } = node.getBoundingClientRect();
  return width > 1 && height > 1 && node.checkVisibility({ visibilityProperty: true, opacityProperty: true });
}

/** What an element is, for a message. */
export function nameOf(node: Element): string {
  const name = node.getAttribute('part') ?? node.getAttribute('class') ?? '';
  return `${node.localName}${name && `[${name}]`}`;
}
