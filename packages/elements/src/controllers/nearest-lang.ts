/** The nodes from an element to the document whose `lang` could reach it: its tree, then its host's tree, and so on. */
export function rootsOf(element: Element): Node[] {
  const roots: Node[] = [];
  for (let node: Node = element; ; ) {
    const root = node.getRootNode();
    roots.push(root);
    if (!(root instanceof ShadowRoot)) return roots;
    node = root.host;
  }
}

/** What an element draws names the language of its words, which is not always the page's. */
const NAMED_BY_PAGE = '[lang]:not([part~=base])';

/** The language in force on an element: its own `lang`, else the nearest ancestor's, across shadow roots. */
export function nearestLang(element: Element): string | undefined {
  for (let start: Element | undefined = element; start; ) {
    const found = start.closest(NAMED_BY_PAGE);
    if (found) return found.getAttribute('lang') ?? undefined;
    const root = start.getRootNode();
    start = root instanceof ShadowRoot ? root.host : undefined;
  }
  return undefined;
}
