import type { LitElement } from 'lit';
import { type Advice, settingAdvice } from '../data/advice.js';
import { attempt } from '../util/attempt.js';

/** How long a page may take before it is warned: frameworks set properties after inserting an element, and clients wait for a sign-in. */
const PATIENCE_MS = 4000;

/** The warnings already given about each element, joined. A dashboard's pieces warn about the dashboard, so that each text appears once. */
const said = new WeakMap<Element, string>();

/**
 * Warns developers in the console about what an element cannot use, some time after its last update, since until then the page may still be
 * setting it up. Never throws, and never repeats a warning.
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
    // An element that is hidden may be waiting, for a sign-in or a choice, which is no mistake.
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
