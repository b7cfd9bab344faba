import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How long a pointer may take from what a tooltip is about to the tooltip itself. */
const GRACE_MS = 200;

/** How long a pointer that goes along many subjects stays at one of them at most. */
const PASSING_MS = 300;

/**
 * When a tooltip is open, and about what. It stays while the pointer is on its subject or on itself, or the subject has the focus;
 * Escape closes it without moving either. What a finger has opened, a finger beside the host closes.
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

  /** What it is about; undefined while it is closed. */
  get subject(): Subject | undefined {
    return this.#subject;
  }

  /** Whether it has just come to its subject: a pointer that is on the way along others has not been there to read. */
  get isPassing(): boolean {
    return performance.now() - this.#since < PASSING_MS;
  }

  /** The pointer is on a subject. */
  point(subject: Subject): void {
    this.hold();
    this.#open(subject);
  }

  /** The pointer is on the way to the tooltip, or to another subject that this hides: if it stays there for a moment, to that one. */
  turnTo(subject: Subject): void {
    if (this.#isTurning) return;
    this.hold();
    this.#isTurning = true;
    this.#leaving = setTimeout(() => this.point(subject), GRACE_MS);
  }

  /** A subject has got the focus. */
  focus(subject: Subject): void {
    this.hold();
    this.#focused = subject;
    this.#open(subject);
  }

  /** No subject has the focus any more. */
  blur(): void {
    this.#focused = undefined;
    this.close();
  }

  /** The pointer has left the subject, or the tooltip: back to what has the focus, if anything. */
  leave(): void {
    this.hold();
    if (this.#subject === undefined || this.#subject === this.#focused) return;
    this.#leaving = setTimeout(() => (this.#focused ? this.#open(this.#focused) : this.close()), GRACE_MS);
  }

  /** The pointer has reached the tooltip. */
  hold(): void {
    clearTimeout(this.#leaving);
    this.#isTurning = false;
  }

  /** Closes it; says whether it was open. */
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

  /** Only while it is open: what hovers must be dismissible wherever the focus is, and follow its subject when the page scrolls. */
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

  /** Escape is used up: a dialog around the host stays open. */
  #onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape' && !this.#focused && this.close()) event.preventDefault();
  }

  #isFingerElsewhere(event: PointerEvent): boolean {
    return event.pointerType === 'touch' && !event.composedPath().includes(this.#host);
  }
}
