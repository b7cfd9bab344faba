/** A rectangle in the window. */
export type Rect = Pick<DOMRect, 'left' | 'top' | 'right' | 'bottom'>;

/**
 * How many pixels of the window a pixel of an element is: pages set CSS `zoom`, and browsers that say what it comes to measure rectangles
 * in pixels of the window, while lengths in a style are in the element's own.
 */
export const zoomOf = (element: Element): number => element.currentCSSZoom ?? 1;

/** The window without its scroll bars, in its own pixels, which the root's lengths are in whatever its zoom. */
export function windowSize(): { readonly width: number; readonly height: number } {
  const { clientWidth, clientHeight } = document.documentElement;
  return { width: clientWidth, height: clientHeight };
}
