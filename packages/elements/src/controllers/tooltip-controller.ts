import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isOurs } from '../util/list-keys.js';

/** How long a pointer may take from the subject of a tooltip to the tooltip. */
const GRACE_MS = 200;

/** A pointer that moves along many subjects stays on each for at most this long. */
const PASSING_MS = 300;

/**
 * Opens and closes a tooltip. It stays open while the pointer is on its subject or on the tooltip, or while the subject has the focus. Escape
 * closes it without moving either. A touch outside the host closes it too.
 */
export class TooltipController<Subject> implements ReactiveController {
  readonly #host: ReactiveControllerHost & EventTarget;
  #subject: Subject | undefined;
  #focused: Subject | undefined;
  #since = 0;
  #leaving: ReturnType<typeof setTimeout> | undefined;
  #isTurning = false;
  #listening: AbortController | undefined;

  constructor(host: ReactiveControllerHost & EventTarget) {
    this.#host = host;
    host.addController(this);
  }

  /** The subject of the tooltip; undefined while it is closed. */
  get subject(): Subject | undefined {
    return this.#subject;
  }

  /** Whether the subject has just changed, so that the pointer is passing along subjects rather than resting. */
  get isPassing(): boolean {
    return performance.now() - this.#since < PASSING_MS;
  }

  /** Called when the pointer is on a subject. */
  point(subject: Subject): void {
    this.hold();
    this.#open(subject);
  }

  /** Called when the pointer may be heading for the tooltip or for a subject below it: after a moment without more movement, opens for that subject. */
  turnTo(subject: Subject): void {
    if (this.#isTurning) return;
    this.hold();
    this.#isTurning = true;
    this.#leaving = setTimeout(() => this.point(subject), GRACE_MS);
  }

  /** Called when a subject gets the focus. */
  focus(subject: Subject): void {
    this.hold();
    this.#focused = subject;
    this.#open(subject);
  }

  /** Called when no subject has the focus any more. */
  blur(): void {
    this.#focused = undefined;
    this.close();
  }

  /** Called when the pointer leaves the subject or the tooltip. Returns to the focused subject, if there is one. */
  leave(): void {
    this.hold();
    if (this.#subject === undefined || this.#subject === this.#focused) return;
    this.#leaving = setTimeout(() => (this.#focused ? this.#open(this.#focused) : this.close()), GRACE_MS);
  }

  /** Called when the pointer reaches the tooltip: keeps it open. */
  hold(): void {
    clearTimeout(this.#leaving);
    this.#isTurning = false;
  }

  /** Closes the tooltip. Returns whether it was open. */
  close(): boolean {
    this.hold();
    this.#listening?.abort();
    this.#listening = undefined;
    if (this.#subject === undefined) return false;
    this.#subject = undefined;
    this.#host.requestUpdate();
    return true;
  }

  hostDisconnected(): void {
    this.#focused = undefined;
    this.close();
  }

  #open(subject: Subject): void {
    this.#listen();
    if (subject !== this.#subject) this.#since = performance.now();
    this.#subject = subject;
    this.#host.requestUpdate();
  }

  /** Listens only while open: the tooltip must be dismissible wherever the focus is, and follow its subject when the page scrolls. */
  #listen(): void {
    if (this.#listening) return;
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const options = { capture: true, passive: true, signal };
    addEventListener('keydown', (event) => this.#onKey(event), { capture: true, signal });
    addEventListener('pointerdown', (event) => this.#isFingerElsewhere(event) && this.close(), options);
    addEventListener('scroll', () => this.#host.requestUpdate(), options);
    addEventListener('resize', () => this.#host.requestUpdate(), options);
  }

  /** `preventDefault` keeps a dialog around the host open. */
  #onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape' && isOurs(event) && !this.#focused && this.close()) event.preventDefault();
  }

  #isFingerElsewhere(event: PointerEvent): boolean {
    return event.pointerType === 'touch' && !event.composedPath().includes(this.#host);
  }
}
