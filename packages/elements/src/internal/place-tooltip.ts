import { type Rect, windowSize, zoomOf } from '../util/zoom.js';

/** What stays free between a tooltip and the edge of the window. */
const MARGIN = 8;

/** How far it reaches into what it is about, above it or under it: a pointer must find no gap on its way. */
const OVERLAP = 2;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where a tooltip stands: its corner in the window. */
interface TooltipPlace {
  readonly left: number;
  readonly top: number;
  /** Whether there is room for little of it. */
  readonly isTight?: boolean;
}

/**
 * Beside its anchor at the upper edge of the area, so that it covers nothing but what is drawn there; on the side that is wanted, or else
 * on the other one. Where an area is too narrow for that, over the anchor, or under it. Where a window is so low that it would cover its
 * anchor there, beside that once more, on the side where there is more room. Always inside the window.
 */
export function tooltipPlace(
  { width, height }: Size,
  anchor: Rect,
  area: Rect,
  view: Size,
  wantsLeft: boolean,
): TooltipPlace {
  const mostTop = view.height - height - MARGIN;
  const least = Math.max(MARGIN, area.left);
  const most = Math.min(view.width - MARGIN, area.right);
  const beside = (isLeft: boolean): TooltipPlace => ({
    left: isLeft ? Math.floor(anchor.left - width) : Math.ceil(anchor.right),
    top: Math.round(between(MARGIN, area.top, mostTop)),
  });
  // So wide that there is room on one side of every anchor: no tooltip jumps from beside to above on the way.
  if (most - least >= 2 * width + anchor.right - anchor.left)
    return beside(wantsLeft ? anchor.left - width >= least : anchor.right + width > most);
  const above = anchor.top - height + OVERLAP;
  const below = anchor.bottom - OVERLAP;
  if (above < MARGIN && below > mostTop)
    return { ...beside(anchor.left + anchor.right > view.width), isTight: true };
  const middle = (anchor.left + anchor.right - width) / 2;
  return {
    left: Math.round(between(MARGIN, middle, view.width - width - MARGIN)),
    top: Math.round(above >= MARGIN ? above : Math.max(MARGIN, below)),
  };
}

function between(low: number, value: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}

/** Opens, closes and places a popover. From one anchor to the next it follows behind, and never lies where the pointer is going. */
export class TooltipPlacing {
  #last: number | undefined;
  #wantsLeft = false;

  /** Without an anchor it closes. */
  place(tooltip: HTMLElement | null, anchor: Rect | undefined, area: Rect | undefined): void {
    if (!tooltip || typeof tooltip.showPopover !== 'function') return;
    const isOpen = tooltip.matches(':popover-open');
    if (!anchor || !area) {
      this.#last = undefined;
      if (isOpen) tooltip.hidePopover();
      return;
    }
    if (!isOpen) tooltip.showPopover();
    this.#turn(anchor, area);
    const find = (isTight: boolean): TooltipPlace => {
      tooltip.classList.toggle('tight', isTight);
      return tooltipPlace(tooltip.getBoundingClientRect(), anchor, area, windowSize(), this.#wantsLeft);
    };
    const place = find(false);
    const { left, top } = place.isTight ? find(true) : place;
    tooltip.style.setProperty('left', `${left / zoomOf(tooltip)}px`);
    tooltip.style.setProperty('top', `${top / zoomOf(tooltip)}px`);
  }

  #turn({ left, right }: Rect, area: Rect): void {
    const last = this.#last;
    this.#last = left;
    if (last === undefined) this.#wantsLeft = left + right > area.left + area.right;
    else if (last !== left) this.#wantsLeft = left > last;
  }
}
