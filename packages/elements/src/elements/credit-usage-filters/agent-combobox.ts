import type { LitElement, ReactiveController } from 'lit';
import { PanelFollower } from './panel-follower.js';

/** A search begins when the reader stops typing for this long. */
const PAUSE_MS = 250;

/** The options of a combobox. */
export interface ComboboxUse {
  /** How many options there are. */
  count(): number;
  /** The index of the chosen option. */
  chosen(): number;
  /** Called when the reader chooses an option. */
  choose(index: number): void;
}

/**
 * An input with a list below it, following the ARIA Authoring Practices: the focus stays in the input, arrow keys move in the list, Enter
 * chooses, and Escape or leaving the input restores what was chosen. Moving past an option does not choose it.
 */
export class AgentCombobox implements ReactiveController {
  readonly #host: LitElement;
  readonly #use: ComboboxUse;
  readonly #follower: PanelFollower;
  #isOpen = false;
  #typed: string | undefined;
  #search = '';
  #active = -1;
  #seen: Element | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: LitElement, use: ComboboxUse) {
    this.#host = host;
    this.#use = use;
    this.#follower = new PanelFollower(host);
    host.addController(this);
  }

  /** Whether the list is open. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** What the reader has typed since the list opened; undefined if nothing. */
  get typed(): string | undefined {
    return this.#typed;
  }

  /** The same, updated when the reader stops typing. */
  get search(): string {
    return this.#search;
  }

  /** The option that Enter would choose; -1 for none. */
  get active(): number {
    return Math.min(this.#active, this.#use.count() - 1);
  }

  readonly onInput = (event: Event): void => {
    this.#typed = (event.target as HTMLInputElement).value;
    // "All" is the first option and needs no highlight. In a search, Enter chooses the first result.
    this.#active = this.#typed.trim() === '' ? -1 : 0;
    this.#isOpen = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#look(), PAUSE_MS);
    this.#host.requestUpdate();
  };

  readonly onClick = (event: Event): void => {
    if (!this.#isOpen) this.#open(event);
  };

  readonly onKeydown = (event: KeyboardEvent): void => {
    if (event.isComposing || event.ctrlKey || event.metaKey || !this.#takes(event)) return;
    event.preventDefault();
    // A dialog around the element must not close on the same Escape.
    event.stopPropagation();
    this.#host.requestUpdate();
  };

  /** Leaving an emptied input chooses "all"; any other text was only a search. */
  readonly onBlur = (): void => {
    if (this.#typed === '' && this.#use.chosen() !== 0) this.choose(0);
    else this.close();
  };

  /** Chooses an option. */
  choose(index: number): void {
    if (index < 0 || index >= this.#use.count()) return;
    this.#use.choose(index);
    this.close();
  }

  /** Closes the list and forgets what was typed. */
  close(): void {
    clearTimeout(this.#timer);
    this.#isOpen = false;
    this.#typed = undefined;
    this.#search = '';
    this.#active = -1;
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    const root = this.#host.renderRoot;
    const panel = root.querySelector<HTMLElement>('#agents');
    const input = root.querySelector<HTMLElement>('#agent');
    const isShown = panel?.matches(':popover-open');
    if (!this.#isOpen || !panel || !input) {
      this.#follower.hostDisconnected();
      if (isShown) panel?.hidePopover();
      return;
    }
    if (!isShown) panel.showPopover();
    this.#follower.follow(panel, input, () => this.close());
    const active = panel.querySelector('.active') ?? undefined;
    // Only once, so that the reader can scroll on from there.
    if (active !== this.#seen) active?.scrollIntoView({ block: 'nearest' });
    this.#seen = active;
  }

  hostDisconnected(): void {
    if (this.#isOpen || this.#typed !== undefined) this.close();
  }

  #open({ currentTarget }: Event): void {
    // Typing replaces the present text.
    (currentTarget as HTMLInputElement).select();
    this.#isOpen = true;
    this.#active = this.#use.chosen();
    this.#host.requestUpdate();
  }

  /** Handles a key. Returns whether it did. */
  #takes(event: KeyboardEvent): boolean {
    const { key, altKey } = event;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      const step = key === 'ArrowDown' ? 1 : -1;
      if (!this.#isOpen) this.#open(event);
      else if (altKey && step < 0) this.close();
      else this.#walk(step);
      return true;
    }
    if (!this.#isOpen || altKey) return false;
    // An emptied input means "all", the first option.
    if (key === 'Enter') this.choose(this.#typed === '' ? Math.max(0, this.active) : this.active);
    else if (key === 'Escape') this.close();
    return key === 'Enter' || key === 'Escape';
  }

  /** Moves through the options, from the last on to the first and back. */
  #walk(step: number): void {
    const count = this.#use.count();
    const from = this.active < 0 && step < 0 ? 0 : this.active;
    if (count > 0) this.#active = (from + step + count) % count;
  }

  #look(): void {
    this.#search = this.#typed ?? '';
    this.#host.requestUpdate();
  }
}
