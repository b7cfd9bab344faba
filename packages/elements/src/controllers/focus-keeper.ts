import type { LitElement, ReactiveController } from 'lit';

/**
 * Focuses the heading of its host, or the whole where there is none, when a button that has the focus goes away because it was used: a
 * keyboard must not be sent back to the top of the page. What is named instead of the heading comes first.
 */
export class FocusKeeper implements ReactiveController {
  readonly #host: LitElement;
  readonly #button: string;
  readonly #instead: string | undefined;
  #hasFocus = false;

  /** `button`: a selector for such buttons; `instead`: one for what gets the focus, where it is there. */
  constructor(host: LitElement, button: string, instead?: string) {
    this.#host = host;
    this.#button = button;
    this.#instead = instead;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#hasFocus = this.#host.shadowRoot?.activeElement?.matches(this.#button) === true;
  }

  hostUpdated(): void {
    const { renderRoot, shadowRoot } = this.#host;
    if (!this.#hasFocus || shadowRoot?.activeElement) return;
    const target = this.#instead && renderRoot.querySelector<HTMLElement>(this.#instead);
    if (target) target.focus({ preventScroll: true });
    else focusHeading(this.#host);
  }
}

/** Focuses what an element is called, so that it is read out and the ring is no larger than a line. */
export function focusHeading({ renderRoot }: LitElement): void {
  const [heading, base] = ['heading', 'base'].map((part) =>
    renderRoot.querySelector<HTMLElement>(`[part~=${part}]`),
  );
  // A heading of the page's own stands in place of ours.
  const target = heading?.checkVisibility() ? heading : base;
  if (!target) return;
  target.tabIndex = -1;
  target.focus({ preventScroll: true });
}
