import { type Rect, windowSize, zoomOf } from '../util/zoom.js';

/** The gap between a tooltip and the edge of the window. */
const MARGIN = 8;

/** How far it overlaps its anchor from above or below, so that the pointer crosses no gap. */
const OVERLAP = 2;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The position of a tooltip: its corner in the window. */
interface TooltipPlace {
  readonly left: number;
  readonly top: number;
  /** Whether there is so little room that it has to be smaller. */
  readonly isTight?: boolean;
}

/**
 * Places the tooltip beside its anchor at the upper edge of the area, on the wanted side or else on the other one, so that it covers only the
 * drawing. In an area too narrow for that, above or below the anchor. In a window so low that it would then cover its anchor, beside it again,
 * on the side with more room. Always inside the window.
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
  // Wide enough for one side of every anchor, so that the tooltip does not jump from beside to above along the way.
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

/** Opens, closes and places a popover. Along several anchors it stays behind the pointer, so that it does not cover the next ones. */
export class TooltipPlacing {
  #last: number | undefined;
  #wantsLeft = false;

  /** Places the tooltip; closes it without an anchor. */
  place(tooltip: HTMLElement | null, anchor: Rect | undefined, area: Rect | undefined): void {
    if (!tooltip) return;
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
    const zoom = zoomOf(tooltip);
    // Moved by other properties, it would count as a shift of the page's layout.
    tooltip.style.translate = `${left / zoom}px ${top / zoom}px`;
  }

  #turn({ left, right }: Rect, area: Rect): void {
    const last = this.#last;
    this.#last = left;
    if (last === undefined) this.#wantsLeft = left + right > area.left + area.right;
    else if (last !== left) this.#wantsLeft = left > last;
  }
}
