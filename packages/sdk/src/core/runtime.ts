// These are functions, not constants, because importing a module must have no effects on any platform.

/** What relative URLs are relative to in a page or in a page's worker; undefined outside browsers. */
export function pageUrl(): string | undefined {
  const { document, importScripts, location } = globalThis as {
    document?: { baseURI?: string };
    importScripts?: unknown;
    location?: { href?: string };
  };
  // Workers of a page all have importScripts; those of Node and of the edge platforms do not, even where they have a location.
  return document?.baseURI ?? (importScripts ? location?.href : undefined);
}

/** Whether this is Cloudflare's runtime, whose `fetch` throws when it is given `credentials`. */
export function isWorkerd(): boolean {
  const { navigator } = globalThis as { navigator?: { userAgent?: unknown } };
  return navigator?.userAgent === 'Cloudflare-Workers';
}

/** A clock that only goes forward, for measuring. */
export function monotonicMs(): number {
  return performance.now();
}
