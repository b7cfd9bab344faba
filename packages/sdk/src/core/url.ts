import { ConfigError } from '../errors/config-error.js';

/**
 * The base of all requests, without a slash at its end. A token goes there, so that it is https, or http on this
 * machine. A relative one is the page's own origin, however that is served.
 */
export function resolveBaseUrl(baseUrl: unknown, page: string | undefined): string {
  if (typeof baseUrl !== 'string' || baseUrl.trim() === '') {
    throw invalid('baseUrl is missing: expected a URL such as "https://usage.example.com"');
  }
  const url = parse(baseUrl, page);
  if (url.username !== '' || url.password !== '') {
    throw invalid('baseUrl must not hold a user name or password: use the token option');
  }
  if (/[?#]/.test(baseUrl)) throw invalid('baseUrl must not have a query or a fragment');
  if (!isSafe(url, page)) {
    throw invalid(
      `baseUrl must be https (http only for this machine or the page's own origin), not ${url.protocol}//${url.host}`,
    );
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

function parse(baseUrl: string, page: string | undefined): URL {
  const absolute = /^[a-z][a-z\d+.-]*:/i.test(baseUrl);
  if (!absolute && page === undefined) {
    throw invalid('A relative baseUrl needs a page: outside browsers, give the whole URL');
  }
  try {
    return new URL(baseUrl, page);
  } catch {
    throw invalid('baseUrl is not a URL: expected one such as "https://usage.example.com"');
  }
}

function isSafe(url: URL, page: string | undefined): boolean {
  if (url.protocol === 'https:') return true;
  if (url.protocol !== 'http:') return false;
  return isLoopback(url.hostname) || (page !== undefined && url.origin === new URL(page).origin);
}

function isLoopback(host: string): boolean {
  return (
    host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127\.[\d.]+$/.test(host)
  );
}

/** A path template with its ids put in, each as one segment, whatever it holds. */
export function fillPath(template: string, ids: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => encodeSegment(name, ids[name]));
}

function encodeSegment(name: string, id: unknown): string {
  if (typeof id !== 'string' || id === '') throw invalidQuery(`${name} is missing: expected an id`);
  // URL parsers take these out of a path, even when they are encoded: the request would go somewhere else.
  if (id === '.' || id === '..') throw invalidQuery(`${name} cannot be "${id}" in a path`);
  try {
    return encodeURIComponent(id);
  } catch {
    throw invalidQuery(`${name} is not well-formed text`);
  }
}

const invalid = (message: string): ConfigError => new ConfigError(message, { code: 'invalid_option' });
const invalidQuery = (message: string): ConfigError => new ConfigError(message, { code: 'invalid_query' });
