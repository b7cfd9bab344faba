import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { windowSize, zoomOf } from '../../util/zoom.js';
import { placeOf } from './panel-place.js';

/** Keeps an open popover beside the control that opened it. */
export class PanelFollower implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #listening: AbortController | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Places the panel now and whenever the page scrolls or resizes. Calls `close` when its anchor scrolls out of sight. */
  follow(panel: HTMLElement, anchor: HTMLElement, close: () => void): void {
    this.hostDisconnected();
    this.#listening = new AbortController();
    const options = { capture: true, passive: true, signal: this.#listening.signal };
    closeUnseen(anchor, close, options.signal);
    const place = (): void => placePanel(panel, anchor);
    addEventListener('scroll', place, options);
    addEventListener('resize', place, options);
    place();
  }

  /** The listener for `beforetoggle` of a popover that the browser opens and closes. */
  readonly onToggle = ({ newState, currentTarget }: ToggleEvent): void => {
    const panel = currentTarget as HTMLElement;
    const opener = panel.parentElement?.querySelector<HTMLElement>('[popovertarget]');
    // Its size is only known in the frame in which it is shown; this still runs before painting.
    if (newState === 'open' && opener)
      requestAnimationFrame(() => {
        if (panel.matches(':popover-open')) this.follow(panel, opener, () => panel.hidePopover());
      });
    else {
      this.hostDisconnected();
      // Not every browser returns the focus inside a shadow root.
      if (panel.matches(':focus-within')) opener?.focus({ preventScroll: true });
      // Draw what had to wait until the panel closed.
      requestAnimationFrame(() => this.#host.requestUpdate());
    }
  };

  /** Stops following. */
  hostDisconnected(): void {
    this.#listening?.abort();
    this.#listening = undefined;
  }
}

function closeUnseen(anchor: Element, close: () => void, signal: AbortSignal): void {
  let wasSeen = false;
  const observer = new IntersectionObserver((entries) => {
    const isSeen = entries.at(-1)?.isIntersecting === true;
    if (wasSeen && !isSeen) close();
    wasSeen ||= isSeen;
  });
  observer.observe(anchor);
  signal.addEventListener('abort', () => observer.disconnect());
}

/** A longer list scrolls. In pixels. */
const MOST_HEIGHT = 352;

/** As high as its content up to that limit, and never wider than the window. */
function placePanel(panel: HTMLElement, anchor: HTMLElement): void {
  // Measured sizes are in pixels of the window, styles in zoomed pixels of the element.
  const zoom = zoomOf(panel);
  const set = (name: string, length: number): void =>
    panel.style.setProperty(name, `${Math.round(length / zoom)}px`);
  const box = anchor.getBoundingClientRect();
  set('min-inline-size', box.width);
  const borders = panel.offsetHeight - panel.clientHeight;
  const { left, top, height } = placeOf(
    box,
    {
      width: panel.offsetWidth * zoom,
      height: Math.min(MOST_HEIGHT, panel.scrollHeight + borders) * zoom,
    },
    windowSize(),
    getComputedStyle(anchor).direction === 'rtl',
  );
  set('left', left);
  set('top', top);
  set('max-block-size', height);
}
