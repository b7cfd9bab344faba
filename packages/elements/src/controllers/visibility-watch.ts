const listeners = new Set<() => void>();

function onChange(): void {
  if (document.visibilityState === 'visible') for (const listener of [...listeners]) listener();
}

/** Calls the listener whenever the page becomes visible; one listener on the document for all. Returns the way to stop. */
export function watchVisible(listener: () => void): () => void {
  if (listeners.size === 0) document.addEventListener('visibilitychange', onChange);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) document.removeEventListener('visibilitychange', onChange);
  };
}
