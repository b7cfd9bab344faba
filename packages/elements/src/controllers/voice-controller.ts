import type { LitElement, ReactiveController } from 'lit';
import { Announcer } from './announcer.js';

/** Makes announcements for screen readers, in a live region of its host or through the page's announcer. */
export class VoiceController implements ReactiveController {
  readonly #host: LitElement;
  readonly #instead: () => unknown;
  readonly #announcer = new Announcer((text, lang) => this.#say(text, lang));
  #region: HTMLElement | undefined;

  constructor(host: LitElement, instead: () => unknown = () => undefined) {
    this.#host = host;
    this.#instead = instead;
    host.addController(this);
  }

  /** Creates the region beside what the host draws. It has to exist early: screen readers announce only changes of an existing one. */
  prepare(): void {
    if (this.#region) return;
    this.#region = document.createElement('div');
    this.#region.className = 'visually-hidden';
    this.#region.setAttribute('role', 'status');
    this.#host.renderRoot.append(this.#region);
  }

  /** Announces a text after a moment, together with others, unless the element `from` is hidden by then. */
  announce(text: string, from?: Element, lang?: string): void {
    this.prepare();
    this.#announcer.announce(text, from, lang);
  }

  hostDisconnected(): void {
    this.#announcer.stop();
  }

  #say(text: string, lang: string | undefined): void {
    const instead = this.#instead();
    if (typeof instead === 'function') instead(text);
    else this.#write(text, lang);
  }

  #write(text: string, lang: string | undefined): void {
    if (!this.#region) return;
    if (lang !== undefined) this.#region.lang = lang;
    // The same text again would be no change, and would not be announced.
    this.#region.textContent = text === this.#region.textContent ? `${text}\u00a0` : text;
  }
}
