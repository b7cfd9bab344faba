import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { placeOf } from './panel-place.js';

/** Keeps a popover beside what opens it, for as long as it is open. */
export class PanelFollower implements ReactiveController {
  #listening: AbortController | undefined;

  constructor(host: ReactiveControllerHost) {
    host.addController(this);
  }

  /** Puts it in place now, and again whenever the page moves under it. */
  follow(panel: HTMLElement, anchor: HTMLElement): void {
    this.hostDisconnected();
    this.#listening = new AbortController();
    const options = { capture: true, passive: true, signal: this.#listening.signal };
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
      requestAnimationFrame(() => panel.matches(':popover-open') && this.follow(panel, opener));
    else {
      this.hostDisconnected();
      // Browsers give the focus back, but not all of them inside a shadow root.
      if (panel.matches(':focus-within')) opener?.focus();
    }
  };

  /** Lets go of it. */
  hostDisconnected(): void {
    this.#listening?.abort();
    this.#listening = undefined;
  }
}

/** As much as a reader takes in; the rest is scrolled to. */
const MOST_HEIGHT = 352;

/** As high as what is in it, up to that, and never wider than the window. */
function placePanel(panel: HTMLElement, anchor: HTMLElement): void {
  const box = anchor.getBoundingClientRect();
  panel.style.setProperty('min-inline-size', `${Math.round(box.width)}px`);
  const { clientWidth, clientHeight } = document.documentElement;
  const borders = panel.offsetHeight - panel.clientHeight;
  const { left, top, height } = placeOf(
    box,
    { width: panel.offsetWidth, height: Math.min(MOST_HEIGHT, panel.scrollHeight + borders) },
    { width: clientWidth, height: clientHeight },
    getComputedStyle(anchor).direction === 'rtl',
  );
  panel.style.setProperty('left', `${Math.round(left)}px`);
  panel.style.setProperty('top', `${Math.round(top)}px`);
  panel.style.setProperty('max-block-size', `${Math.floor(height)}px`);
}
