/** The first part of that name in an element. */
export const part = (element: Element, name: string): HTMLElement | null =>
  element.shadowRoot?.querySelector<HTMLElement>(`[part~='${name}']`) ?? null;

/** What a node says, with its spaces as they are read. */
export const textOf = (node: Element | null): string => (node?.textContent ?? '').replace(/\s+/g, ' ').trim();

/** What a part says; empty when it is not there. */
export const partText = (element: Element, name: string): string => textOf(part(element, name));
