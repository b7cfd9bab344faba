import type { LitElement, ReactiveController } from 'lit';
import { Announcer } from './announcer.js';

/** Says things to those who cannot see them, in a live region of its host's own or through what the page has set. */
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

  /** Puts the region in place, beside what the host draws: only what changes in one that is there already is said. */
  prepare(): void {
    if (this.#region) return;
    this.#region = document.createElement('div');
    this.#region.className = 'visually-hidden';
    this.#region.setAttribute('role', 'status');
    this.#host.renderRoot.append(this.#region);
  }

  /** Says it in a moment, with what else there is to say, unless the element that it is about is hidden by then. */
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
    // The same text again would be no change, and nothing would be said.
    this.#region.textContent = text === this.#region.textContent ? `${text}\u00a0` : text;
  }
}
