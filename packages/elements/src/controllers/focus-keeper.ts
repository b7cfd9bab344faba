import type { LitElement, ReactiveController } from 'lit';

/**
 * Focuses the whole of its host when a button that has the focus goes away because it was used: a keyboard must not be sent back to the
 * top of the page.
 */
export class FocusKeeper implements ReactiveController {
  readonly #host: LitElement;
  readonly #button: string;
  #hasFocus = false;

  /** `button`: a selector for such buttons. */
  constructor(host: LitElement, button: string) {
    this.#host = host;
    this.#button = button;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#hasFocus = this.#host.shadowRoot?.activeElement?.matches(this.#button) === true;
  }

  hostUpdated(): void {
    const { renderRoot, shadowRoot } = this.#host;
    if (!this.#hasFocus || shadowRoot?.activeElement) return;
    const base = renderRoot.querySelector<HTMLElement>('[part~=base]');
    if (!base) return;
    base.tabIndex = -1;
    base.focus({ preventScroll: true });
  }
}
