/** One observer a tree, shared by every element in it: a page of elements must not observe the document once each. */
interface Watch {
  readonly observer: MutationObserver;
  readonly listeners: Set<() => void>;
}

const watches = new WeakMap<Node, Watch>();

function watchOf(root: Node): Watch {
  const known = watches.get(root);
  if (known) return known;
  const listeners = new Set<() => void>();
  const observer = new MutationObserver(() => {
    for (const listener of [...listeners]) listener();
  });
  observer.observe(root, { attributes: true, attributeFilter: ['lang'], subtree: true });
  const watch = { observer, listeners };
  watches.set(root, watch);
  return watch;
}

/** Calls the listener when a `lang` changes somewhere in these trees; returns the way to stop. */
export function watchLang(roots: readonly Node[], listener: () => void): () => void {
  for (const root of roots) watchOf(root).listeners.add(listener);
  return () => {
    for (const root of roots) {
      const watch = watches.get(root);
      if (!watch?.listeners.delete(listener) || watch.listeners.size > 0) continue;
      watch.observer.disconnect();
      watches.delete(root);
    }
  };
}
