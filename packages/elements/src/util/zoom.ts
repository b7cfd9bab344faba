/** A rectangle in the window. */
export type Rect = Pick<DOMRect, 'left' | 'top' | 'right' | 'bottom'>;

/**
 * The CSS `zoom` of an element. Browsers that report it measure rectangles in pixels of the window, while lengths in styles are in zoomed
 * pixels of the element.
 */
export const zoomOf = (element: Element): number => element.currentCSSZoom ?? 1;

/** The size of the window without scroll bars, in pixels of the window, whatever the zoom of the root element. */
export function windowSize(): { readonly width: number; readonly height: number } {
  const { clientWidth, clientHeight } = document.documentElement;
  return { width: clientWidth, height: clientHeight };
}
