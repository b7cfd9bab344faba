/** The first part with a name. */
export const part = (element: Element, name: string): HTMLElement | null =>
  element.shadowRoot?.querySelector<HTMLElement>(`[part~='${name}']`) ?? null;

/** The text of a node, with collapsed white space. */
export const textOf = (node: Element | null): string => (node?.textContent ?? '').replace(/\s+/g, ' ').trim();

/** The text of a part; empty if there is no such part. */
export const partText = (element: Element, name: string): string => textOf(part(element, name));
