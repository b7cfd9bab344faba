/** A size, or the available room. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The position of a panel, and its largest height. */
export interface PanelPlace {
  readonly left: number;
  readonly top: number;
  readonly height: number;
}

/** The gaps between a panel and its button, and between it and the edge of the window. */
const GAP = 4;
const MARGIN = 8;

/** Places a panel below its button, or above it if there is too little room below and more above. It starts where the button does, but stays inside the window. */
export function placeOf(
  anchor: Pick<DOMRect, 'left' | 'top' | 'right' | 'bottom'>,
  panel: Size,
  window: Size,
  rightToLeft: boolean,
): PanelPlace {
  const start = rightToLeft ? anchor.right - panel.width : anchor.left;
  // A button closer to the edge than the margin lets its panel be as close.
  const free = (room: number): number => Math.max(0, Math.min(MARGIN, room));
  const end = window.width - panel.width - free(window.width - anchor.right);
  const left = Math.max(free(anchor.left), Math.min(start, end));
  const below = window.height - MARGIN - (anchor.bottom + GAP);
  const above = anchor.top - GAP - MARGIN;
  if (panel.height <= below || below >= above)
    return {
      left,
      top: anchor.bottom + GAP,
      height: Math.max(0, Math.min(panel.height, below)),
    };
  const height = Math.max(0, Math.min(panel.height, above));
  return { left, top: anchor.top - GAP - height, height };
}
