import { invalidOption, invalidQuery } from '../errors/config-error.js';

/**
 * The base of all requests, without a slash at its end. Because tokens are sent there, it must be https, or http on this machine or where
 * the user allows it. A relative one is on the page's own origin, even if that is http. Without a page, a path stays as it is: a module
 * that is also rendered on a server may make the client, and only its calls need a page.
 */
export function resolveBaseUrl(given: unknown, page: string | undefined, insecure = false): string {
  const baseUrl = given instanceof URL ? given.href : given;
  if (typeof baseUrl !== 'string' || baseUrl.trim() === '') {
    throw invalidOption(WANTED);
  }
  // Not //host, in any of the spellings that a URL parser takes for it.
  if (page === undefined && /^\/(?![/\\\s])/.test(baseUrl)) {
    return resolveBaseUrl(baseUrl, SOME_PAGE).slice(SOME_PAGE.length) || '/';
  }
  const url = parse(baseUrl, page);
  if (url.username !== '' || url.password !== '') {
    throw invalidOption('baseUrl must not hold a user name or password: use the token option');
  }
  if (/[?#]/.test(baseUrl)) throw invalidOption('baseUrl must not have a query or a fragment');
  if (!isSafe(url, page, insecure)) throw invalidOption(INSECURE);
  const path = url.pathname.replace(/\/+$/, '');
  if (path.endsWith('/v1')) throw invalidOption('baseUrl must end before /v1: the client adds that itself');
  return `${url.origin}${path}`;
}

/** Stands for the page that will complete a path. */
const SOME_PAGE = 'https://a';

/** Refuses a call to a base that only a page can complete, before a token is fetched. */
export function checkCallable(baseUrl: string): void {
  if (baseUrl.startsWith('/')) {
    throw invalidOption('baseUrl is relative, which only works in a page: give the client a whole URL');
  }
}

const WANTED =
  "baseUrl must be a URL that begins with https://, or with http:// for this machine or the page's own origin; only in a page may it be relative";

const INSECURE = `${WANTED}. allowInsecureHttp: true permits http:// in a private network that you trust`;

function parse(baseUrl: string, page: string | undefined): URL {
  // A host with a port but without a scheme has a colon too: a URL parser takes it for another scheme, or for a path.
  const relative = page !== undefined && !/^[^/]*:/.test(baseUrl);
  if (!relative && !/^\s*https?:\/\//i.test(baseUrl)) throw invalidOption(WANTED);
  try {
    return new URL(baseUrl, page);
  } catch {
    throw invalidOption(WANTED);
  }
}

function isSafe({ protocol, hostname, origin }: URL, page: string | undefined, insecure: boolean): boolean {
  if (protocol !== 'http:') return protocol === 'https:';
  return insecure || isLoopback(hostname) || (page !== undefined && origin === new URL(page).origin);
}

function isLoopback(host: string): boolean {
  return /^(?:(?:.+\.)?localhost|\[::1\]|127\.[\d.]+)$/.test(host);
}

/** Fills the ids into a path template, each as one segment, whatever characters it has. */
export function fillPath(template: string, ids: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => encodeSegment(name, ids[name]));
}

function encodeSegment(name: string, id: unknown): string {
  if (typeof id !== 'string' || id === '') throw invalidQuery(`${name} is missing: expected an id`);
  // URL parsers remove these from a path, even when they are encoded: the request would go to another path.
  if (id === '.' || id === '..') throw invalidQuery(`${name} cannot be "${id}" in a path`);
  try {
    return encodeURIComponent(id);
  } catch {
    throw invalidQuery(`${name} is not well-formed text`);
  }
}
