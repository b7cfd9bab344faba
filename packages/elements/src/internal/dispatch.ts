/** Tells whoever holds an element: does not bubble, and cannot be cancelled. */
export function tell(element: Element, name: string, detail: unknown): void {
  element.dispatchEvent(new CustomEvent(name, { detail }));
}
