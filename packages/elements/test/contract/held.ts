import { cdp } from 'vitest/browser';
import { settle } from '../fake-source.js';

/** What the page holds for elements: anything left when they are gone is a leak. */
export interface Held {
  /** Listeners of the document and the window. */
  listeners: number;
  /** Active mutation observers. */
  observers: number;
  /** Elements whose size or visibility is observed. */
  watched: number;
}

/** Counts what is held while a function runs. */
export async function holding(act: (held: Held) => Promise<void>): Promise<Held> {
  const held: Held = { listeners: 0, observers: 0, watched: 0 };
  const isGlobal = (target: unknown): boolean => target === document || target === globalThis || !target;
  const mutations = new Set<unknown>();
  const restore = [
    around(EventTarget.prototype, 'addEventListener', (target) => isGlobal(target) && held.listeners++),
    around(EventTarget.prototype, 'removeEventListener', (target) => isGlobal(target) && held.listeners--),
    around(MutationObserver.prototype, 'observe', (observer) => {
      held.observers = mutations.add(observer).size;
    }),
    around(MutationObserver.prototype, 'disconnect', (observer) => {
      mutations.delete(observer);
      held.observers = mutations.size;
    }),
    ...[ResizeObserver, IntersectionObserver].flatMap(({ prototype }) => [
      around(prototype, 'observe', () => held.watched++),
      around(prototype, 'unobserve', () => held.watched--),
    ]),
  ];
  try {
    await act(held);
  } finally {
    for (const each of restore) each();
  }
  return held;
}

/** Reports each call and passes it on. Not a spy: spies remember every call, and with it objects that should be gone. */
function around(prototype: object, name: string, tell: (self: unknown) => unknown): () => void {
  const methods = prototype as Record<string, (...args: unknown[]) => unknown>;
  const original = methods[name] as (...args: unknown[]) => unknown;
  methods[name] = function (this: unknown, ...args) {
    tell(this);
    return original.apply(this, args);
  };
  return () => {
    methods[name] = original;
  };
}

/** How many of them are still there once the browser has collected its garbage. */
export async function alive(elements: readonly WeakRef<object>[]): Promise<number> {
  const devTools = cdp() as { send(method: string): Promise<unknown> };
  for (let round = 0; round < 2; round++) {
    // What the last frame has measured is let go with the next one.
    await new Promise(requestAnimationFrame);
    await settle();
    await devTools.send('HeapProfiler.collectGarbage');
  }
  return elements.filter((element) => element.deref()).length;
}
