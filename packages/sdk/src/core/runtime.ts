// Asked when a client is made, never while a module is read: importing must be free of effects everywhere.

/** Whether this is a page, or a worker of one: places where a secret would be handed to whoever looks. */
export function isBrowser(): boolean {
  const scope = globalThis as { window?: unknown; document?: unknown; importScripts?: unknown };
  const page = typeof scope.window === 'object' && typeof scope.document === 'object';
  // Workers of a page all have importScripts; those of Node and of the edge platforms do not.
  return page || typeof scope.importScripts === 'function';
}

/** What relative URLs are relative to; undefined outside browsers. */
export function pageUrl(): string | undefined {
  if (!isBrowser()) return undefined;
  const { document, location } = globalThis as {
    document?: { baseURI?: string };
    location?: { href?: string };
  };
  return document?.baseURI ?? location?.href;
}

/** Whether this is Cloudflare's runtime, whose `fetch` throws on what the others have to be told. */
export function isWorkerd(): boolean {
  const { navigator } = globalThis as { navigator?: { userAgent?: unknown } };
  return navigator?.userAgent === 'Cloudflare-Workers';
}

/** A clock that only goes forward, for measuring. */
export function monotonicMs(): number {
  return performance.now();
}
