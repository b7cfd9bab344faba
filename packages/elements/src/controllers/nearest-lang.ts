/** The roots of an element's tree, of its host's tree and so on, up to the document. */
export function rootsOf(element: Element): Node[] {
  const roots: Node[] = [];
  for (let node: Node = element; ; ) {
    const root = node.getRootNode();
    roots.push(root);
    if (!(root instanceof ShadowRoot)) return roots;
    node = root.host;
  }
}

/** A `lang` that is not on the base of one of our elements: that one names the language of the messages, not the page's. */
const NAMED_BY_PAGE = '[lang]:not([part~=base])';

/** The language of an element: its own `lang`, else the nearest ancestor's, across shadow roots. */
export function nearestLang(element: Element): string | undefined {
  for (let start: Element | undefined = element; start; ) {
    const found = start.closest(NAMED_BY_PAGE);
    if (found) return found.getAttribute('lang') ?? undefined;
    const root = start.getRootNode();
    start = root instanceof ShadowRoot ? root.host : undefined;
  }
  return undefined;
}
