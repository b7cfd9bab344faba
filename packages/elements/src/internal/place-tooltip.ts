/** What stays free between a tooltip and the edge of the window. */
const MARGIN = 8;

/** How far it reaches into what it is about, above it or under it: a pointer must find no gap on its way. */
const OVERLAP = 2;

/** A rectangle in the window. */
export type Rect = Pick<DOMRect, 'left' | 'top' | 'right' | 'bottom'>;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where a tooltip stands: its corner in the window. */
interface TooltipPlace {
  readonly left: number;
  readonly top: number;
}

/**
 * Beside its anchor at the upper edge of the area, so that it covers nothing but what is drawn there; on the side that is wanted, or else
 * on the other one. Where an area is too narrow for that, over the anchor, or under it. Always inside the window.
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
  // So wide that there is room on one side of every anchor: no tooltip jumps from beside to above on the way.
  if (most - least >= 2 * width + anchor.right - anchor.left) {
    const isLeft = wantsLeft ? anchor.left - width >= least : anchor.right + width > most;
    return {
      left: isLeft ? Math.floor(anchor.left - width) : Math.ceil(anchor.right),
      top: Math.round(between(MARGIN, area.top, mostTop)),
    };
  }
  const middle = (anchor.left + anchor.right - width) / 2;
  const above = anchor.top - height + OVERLAP;
  return {
    left: Math.round(between(MARGIN, middle, view.width - width - MARGIN)),
    top: Math.round(above >= MARGIN ? above : between(MARGIN, anchor.bottom - OVERLAP, mostTop)),
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
    const { clientWidth, clientHeight } = document.documentElement;
    const view = { width: clientWidth, height: clientHeight };
    const { left, top } = tooltipPlace(tooltip.getBoundingClientRect(), anchor, area, view, this.#wantsLeft);
    tooltip.style.setProperty('left', `${left}px`);
    tooltip.style.setProperty('top', `${top}px`);
  }

  #turn({ left, right }: Rect, area: Rect): void {
    const last = this.#last;
    this.#last = left;
    if (last === undefined) this.#wantsLeft = left + right > area.left + area.right;
    else if (last !== left) this.#wantsLeft = left > last;
  }
}
