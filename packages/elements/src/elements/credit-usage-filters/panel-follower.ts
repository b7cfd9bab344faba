import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { windowSize, zoomOf } from '../../util/zoom.js';
import { placeOf } from './panel-place.js';

/** Keeps a popover beside what opens it, for as long as it is open. */
export class PanelFollower implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #listening: AbortController | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Puts it in place now, and again whenever the page moves under it. When what opens it is scrolled out of sight, it is to close. */
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

  /** Follows a popover that the browser opens and closes: for its `beforetoggle`. */
  readonly onToggle = ({ newState, currentTarget }: ToggleEvent): void => {
    const panel = currentTarget as HTMLElement;
    const opener = panel.parentElement?.querySelector<HTMLElement>('[popovertarget]');
    // Its size is known in the frame in which it shows, before anything is painted.
    if (newState === 'open' && opener)
      requestAnimationFrame(() => {
        if (panel.matches(':popover-open')) this.follow(panel, opener, () => panel.hidePopover());
      });
    else {
      this.hostDisconnected();
      // Browsers give the focus back, but not all of them inside a shadow root.
      if (panel.matches(':focus-within')) opener?.focus({ preventScroll: true });
      // What waited for it to close.
      requestAnimationFrame(() => this.#host.requestUpdate());
    }
  };

  /** Lets go of it. */
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

/** As much as a reader takes in; the rest is scrolled to. */
const MOST_HEIGHT = 352;

/** As high as what is in it, up to that, and never wider than the window. */
function placePanel(panel: HTMLElement, anchor: HTMLElement): void {
  // What is measured is in pixels of the window, what an element has and is given in its own.
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
