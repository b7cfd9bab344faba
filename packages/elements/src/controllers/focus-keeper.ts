import type { LitElement, ReactiveController } from 'lit';

/**
 * Moves the focus to the heading of its host, or else to its base, when a button disappears while it has the focus: otherwise keyboard users
 * would be back at the top of the page. `instead` has precedence over the heading.
 */
export class FocusKeeper implements ReactiveController {
  readonly #host: LitElement;
  readonly #button: string;
  readonly #instead: string | undefined;
  #hasFocus = false;

  /** `button` selects the buttons that may disappear, `instead` what gets the focus if it exists. */
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

/** Focuses the heading of an element, so that its name is read out and the focus ring is no larger than a line. */
export function focusHeading({ renderRoot }: LitElement): void {
  const [heading, base] = ['heading', 'base'].map((part) =>
    renderRoot.querySelector<HTMLElement>(`[part~=${part}]`),
  );
  // Ours is hidden where the page has slotted its own heading.
  const target = heading && heading.checkVisibility?.() !== false ? heading : base;
  if (!target) return;
  target.tabIndex = -1;
  target.focus({ preventScroll: true });
}
