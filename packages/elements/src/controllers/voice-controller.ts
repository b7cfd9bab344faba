import type { LitElement, ReactiveController } from 'lit';
import { Announcer } from './announcer.js';

/** Says things to those who cannot see them, in a live region of its host's own or through what the page has set. */
export class VoiceController implements ReactiveController {
  readonly #host: LitElement;
  readonly #instead: () => unknown;
  readonly #announcer = new Announcer((text) => this.#say(text));
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

  /** Says it in a moment, with what else there is to say. */
  announce(text: string, isShown?: () => boolean): void {
    this.prepare();
    this.#announcer.announce(text, isShown);
  }

  hostDisconnected(): void {
    this.#announcer.stop();
  }

  #say(text: string): void {
    const instead = this.#instead();
    if (typeof instead === 'function') instead(text);
    else this.#write(text);
  }

  #write(text: string): void {
    if (!this.#region) return;
    // The same text again would be no change, and nothing would be said.
    this.#region.textContent = text === this.#region.textContent ? `${text}\u00a0` : text;
  }
}
