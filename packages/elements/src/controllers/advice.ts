import type { LitElement } from 'lit';
import { type Advice, settingAdvice } from '../data/advice.js';
import { attempt } from '../util/attempt.js';

/** How long a page may take: frameworks set properties after they have put an element in its place, and clients wait for a sign-in. */
const PATIENCE_MS = 4000;

/** What has been said about which element: a piece of a dashboard is the dashboard's affair, and many pieces say it once. */
const said = new WeakMap<Element, string>();

/**
 * Tells those who make the page, in the console, what an element cannot use: some time after the last update, as until then the page may
 * still be at it. Never throws, and never says the same twice.
 */
export function giveAdvice(
  element: LitElement,
  more: () => readonly Advice[] = () => [],
  filters: () => unknown = () => {},
): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hostDisconnected = (): void => clearTimeout(timer);
  const say = (): void => {
    const { host } = element.getRootNode() as Partial<ShadowRoot>;
    const subject = host?.localName === 'credit-usage-dashboard' ? host : element;
    // What waits out of sight, for somebody to sign in or to pick something, is no mistake.
    const seen = element.checkVisibility() ? more() : [];
    for (const [text, ...given] of [...settingAdvice(element, filters()), ...seen]) {
      const known = said.get(subject) ?? '';
      if (known.includes(text)) continue;
      said.set(subject, known + text);
      console.warn(`<${subject.localName}> ${text}`, ...given);
    }
  };
  element.addController({
    hostUpdated() {
      hostDisconnected();
      if (element.isConnected) timer = setTimeout(() => attempt(say), PATIENCE_MS);
    },
    hostDisconnected,
  });
}
