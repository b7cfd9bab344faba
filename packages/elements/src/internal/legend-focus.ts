import type { LitElement, ReactiveController } from 'lit';
import { isOurs, moveInList } from '../util/list-keys.js';

/** The listeners for keys on a legend. */
export interface LegendActions {
  onKey(event: KeyboardEvent): void;
  onFocus(event: FocusEvent): void;
}

/** Makes the legend of its host one tab stop: arrow keys move between its buttons, and Tab returns to the one that had the focus last. */
export class LegendFocus implements LegendActions, ReactiveController {
  protected readonly host: LitElement;
  #focused: string | undefined;

  constructor(host: LitElement) {
    this.host = host;
    host.addController(this);
  }

  /** Tab leads to the button that had the focus last, else to the selected one, else to the first. The focus follows what it is on to another place. */
  hostUpdated(): void {
    const buttons = this.#visible();
    const stop =
      buttons.find(({ dataset }) => dataset.key === this.#focused) ?? buttons.find(isPressed) ?? buttons[0];
    for (const button of buttons) button.tabIndex = button === stop ? 0 : -1;
    if (buttons.some((button) => button !== stop && button.matches(':focus')))
      stop?.focus({ preventScroll: true });
  }

  readonly onFocus = ({ target }: Event): void => {
    this.#focused = keyOf(target);
    this.hostUpdated();
  };

  readonly onKey = (event: KeyboardEvent): void => {
    if (event.shiftKey || !isOurs(event)) return;
    const isHandled = event.key === 'Escape' ? this.#clear() : this.#move(event);
    if (!isHandled) return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** Presses the selected button once more, which clears the selection. A selection that the legend does not show stays. */
  #clear(): boolean {
    const pressed = this.#buttons().find(isPressed);
    pressed?.click();
    return pressed !== undefined;
  }

  #move({ key, target }: KeyboardEvent): boolean {
    const buttons = this.#visible();
    const rightToLeft = getComputedStyle(this.host).direction === 'rtl';
    const index = buttons.indexOf(target as HTMLElement);
    const to = buttons[moveInList(key, index, buttons.length, rightToLeft) ?? -1];
    to?.focus();
    return to !== undefined;
  }

  #visible(): HTMLElement[] {
    return this.#buttons().filter((button) => !button.closest('[hidden]'));
  }

  #buttons(): HTMLElement[] {
    return [...this.host.renderRoot.querySelectorAll<HTMLElement>('.legend button')];
  }
}

const isPressed = ({ ariaPressed }: HTMLElement): boolean => ariaPressed === 'true';

/** The key of what a node stands for. */
export function keyOf(target: unknown): string | undefined {
  return (target as Element).closest<HTMLElement | SVGElement>('[data-key]')?.dataset.key;
}
