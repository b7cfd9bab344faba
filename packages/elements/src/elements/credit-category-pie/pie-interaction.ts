import type { LitElement } from 'lit';
import { moveInList } from '../../util/list-keys.js';

/** Keys and pointers over the legend, and pointers over the slices. */
export interface PieActions {
  onKey(event: KeyboardEvent): void;
  onFocus(event: FocusEvent): void;
  /** The pointer is on a row or a slice: its part, by key. */
  onPoint(event: PointerEvent): void;
  onLeave(): void;
}

/** Where the keyboard and the pointer are. The list is one tab stop. */
export class PieInteraction {
  readonly #host: LitElement;
  readonly #clear: () => boolean;
  #focused: string | undefined;
  #pointed: string | undefined;

  /** `clear` gives up the selection, and says whether there was one. */
  constructor(host: LitElement, clear: () => boolean) {
    this.#host = host;
    this.#clear = clear;
  }

  /** The part that the pointer is on. */
  get pointed(): string | undefined {
    return this.#pointed;
  }

  /** Where Tab comes in: where the keyboard was, else at what is selected, else at the first. */
  tabStop(keys: readonly string[], selected: string | undefined): string | undefined {
    const isThere = (key: string | undefined): boolean => key !== undefined && keys.includes(key);
    return isThere(this.#focused) ? this.#focused : isThere(selected) ? selected : keys[0];
  }

  readonly onFocus = ({ target }: Event): void => this.#focusOn(keyOf(target));
  readonly onPoint = ({ target }: Event): void => this.#pointAt(keyOf(target));
  readonly onLeave = (): void => this.#pointAt(undefined);

  readonly onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const isHandled = event.key === 'Escape' ? this.#clear() : this.#move(event);
    if (!isHandled) return;
    event.preventDefault();
    event.stopPropagation();
  };

  #move({ key, target }: KeyboardEvent): boolean {
    const buttons = [...this.#host.renderRoot.querySelectorAll<HTMLElement>('.legend button')].filter(
      (button) => !button.closest('[hidden]'),
    );
    const rightToLeft = getComputedStyle(this.#host).direction === 'rtl';
    const index = buttons.indexOf(target as HTMLElement);
    const to = index === -1 ? undefined : moveInList(key, index, buttons.length, rightToLeft);
    if (to === undefined) return false;
    buttons[to]?.focus();
    return true;
  }

  #focusOn(key: string | undefined): void {
    if (key === undefined || key === this.#focused) return;
    this.#focused = key;
    this.#host.requestUpdate();
  }

  #pointAt(key: string | undefined): void {
    if (key === this.#pointed) return;
    this.#pointed = key;
    this.#host.requestUpdate();
  }
}

/** What a node is about. */
function keyOf(target: EventTarget | null): string | undefined {
  return target instanceof Element
    ? target.closest<HTMLElement | SVGElement>('[data-key]')?.dataset.key
    : undefined;
}
