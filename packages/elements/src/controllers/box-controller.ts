import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Box } from '../chart/columns.js';

type Listener = (box: Box) => void;

const listeners = new WeakMap<Element, Listener>();
let shared: ResizeObserver | undefined;

/** One observer for all elements of a page. Made when it is first needed: a server has none. */
function observer(): ResizeObserver | undefined {
  if (typeof ResizeObserver === 'undefined') return undefined;
  shared ??= new ResizeObserver((entries) => {
    for (const { target, contentRect } of entries)
      listeners.get(target)?.({
        width: Math.round(contentRect.width),
        height: Math.round(contentRect.height),
      });
  });
  return shared;
}

/**
 * Keeps the size of a part of its host, in whole pixels. The browser tells it before it paints, so that nothing need be drawn for a
 * size that was guessed; and what is drawn never changes the size, so that nothing can go round in circles.
 */
export class BoxController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #find: () => Element | null;
  #box: Box | undefined;
  #watched: Element | undefined;

  constructor(host: ReactiveControllerHost, find: () => Element | null) {
    this.#host = host;
    this.#find = find;
    host.addController(this);
  }

  /** The size; undefined until it is known, and always where nothing can be measured. */
  get box(): Box | undefined {
    return this.#box;
  }

  hostConnected(): void {
    if (this.#watched) this.#watch(this.#watched);
  }

  hostUpdated(): void {
    const found = this.#find() ?? undefined;
    if (found === this.#watched) return;
    this.hostDisconnected();
    this.#watched = found;
    if (found) this.#watch(found);
  }

  hostDisconnected(): void {
    if (!this.#watched) return;
    listeners.delete(this.#watched);
    observer()?.unobserve(this.#watched);
  }

  #watch(element: Element): void {
    listeners.set(element, (box) => this.#resize(box));
    observer()?.observe(element);
  }

  /** Without a size it is not shown: what is drawn may stay. */
  #resize(box: Box): void {
    if (box.width === 0 || box.height === 0) return;
    if (box.width === this.#box?.width && box.height === this.#box.height) return;
    this.#box = box;
    this.#host.requestUpdate();
  }
}
