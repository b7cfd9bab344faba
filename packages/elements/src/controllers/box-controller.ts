import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Box } from '../chart/columns.js';

/**
 * Observes the size of a part of its host, in whole pixels. The browser reports it before painting, so nothing is drawn for a guessed size;
 * and since what is drawn never changes the size, there can be no loop.
 */
export class BoxController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #find: () => Element | null;
  /** Undefined on a server. */
  readonly #observer =
    globalThis.ResizeObserver && new ResizeObserver(([entry]) => entry && this.#resize(entry.contentRect));
  #box: Box | undefined;
  #watched: Element | null = null;

  constructor(host: ReactiveControllerHost, find: () => Element | null) {
    this.#host = host;
    this.#find = find;
    host.addController(this);
  }

  /** The size; undefined until it is known, and on a server. */
  get box(): Box | undefined {
    return this.#box;
  }

  hostConnected(): void {
    if (this.#watched) this.#observer?.observe(this.#watched);
  }

  hostUpdated(): void {
    const found = this.#find();
    if (found === this.#watched) return;
    this.hostDisconnected();
    this.#watched = found;
    this.hostConnected();
  }

  hostDisconnected(): void {
    if (this.#watched) this.#observer?.unobserve(this.#watched);
  }

  /** Ignores a size of zero, which means that the part is not shown: the drawing may stay. */
  #resize(rect: DOMRectReadOnly): void {
    const box = { width: Math.round(rect.width), height: Math.round(rect.height) };
    if (box.width === 0 || box.height === 0) return;
    if (box.width === this.#box?.width && box.height === this.#box.height) return;
    this.#box = box;
    this.#host.requestUpdate();
  }
}
