/** Whether a key may be handled: it has no Ctrl, Alt or Meta, which are the browser's, and nobody has handled it yet. */
export function isOurs(event: KeyboardEvent): boolean {
  return !(event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey);
}

/**
 * The index that a key moves to in a list of buttons with one tab stop; undefined for other keys. Left and right arrow keys move in their
 * visible direction, also in right-to-left text.
 */
export function moveInList(
  key: string,
  index: number,
  count: number,
  rightToLeft: boolean,
): number | undefined {
  const next = index + 1;
  const to = new Map([
    ['ArrowDown', next],
    ['ArrowUp', index - 1],
    ['ArrowRight', rightToLeft ? index - 1 : next],
    ['ArrowLeft', rightToLeft ? next : index - 1],
    ['Home', 0],
    ['End', count - 1],
  ]).get(key);
  return to === undefined ? undefined : Math.max(0, Math.min(count - 1, to));
}
