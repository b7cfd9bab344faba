/** What stays free between a tooltip and the edge of the window. */
const MARGIN = 8;

/** How far it reaches into what it is about: a pointer must find no gap on its way. */
const OVERLAP = 2;

/**
 * Opens or closes a popover, and puts it over its anchor, under it where there is no room, and always inside the window.
 * It never covers the neighbours at its sides, so that a pointer can go on along them.
 */
export function placeTooltip(tooltip: HTMLElement | null, anchor: DOMRect | undefined): void {
  if (!tooltip || typeof tooltip.showPopover !== 'function') return;
  const isOpen = tooltip.matches(':popover-open');
  if (!anchor) {
    if (isOpen) tooltip.hidePopover();
    return;
  }
  if (!isOpen) tooltip.showPopover();
  const { width, height } = tooltip.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const left = between(MARGIN, anchor.left + anchor.width / 2 - width / 2, clientWidth - width - MARGIN);
  const above = anchor.top - height + OVERLAP;
  const top =
    above >= MARGIN
      ? above
      : Math.max(MARGIN, Math.min(anchor.bottom - OVERLAP, clientHeight - height - MARGIN));
  tooltip.style.setProperty('left', `${Math.round(left)}px`);
  tooltip.style.setProperty('top', `${Math.round(top)}px`);
}

function between(low: number, value: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}
