/** How large something is, or how much room there is. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where a panel goes, and how high it may be. */
export interface PanelPlace {
  readonly left: number;
  readonly top: number;
  readonly height: number;
}

/** What stays free between a panel and its button, and the edge of the window. */
const GAP = 4;
const MARGIN = 8;

/** Under its button; over it where there is more room and not enough below. It begins where the button does, inside the window. */
export function placeOf(
  anchor: Pick<DOMRect, 'left' | 'top' | 'right' | 'bottom'>,
  panel: Size,
  window: Size,
  rightToLeft: boolean,
): PanelPlace {
  const start = rightToLeft ? anchor.right - panel.width : anchor.left;
  // A button at the edge of the window may have its panel there too.
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
