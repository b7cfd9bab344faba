import { getPath } from 'hono/utils/url';
import { PATHS } from './paths.js';

/**
 * A path that the handler may be mounted under; empty for none.
 *
 * @throws TypeError for anything that is not a path as written in a URL, and for a path with which paths of the contract begin
 */
export function checkBasePath(basePath: string): string {
  if (basePath === '' || basePath === '/') return '';
  if (!/^(?:\/[\w~-][\w.~-]*)+$/.test(basePath))
    throw new TypeError(
      `basePath must be a path such as "/billing/usage-api", not ${JSON.stringify(basePath)}`,
    );
  if (PATHS.some((path) => `${path}/`.startsWith(`${basePath}/`)))
    throw new TypeError(`basePath must not be ${basePath}: paths of the API begin with it`);
  return basePath;
}

/**
 * The path of a request as the contract writes it. Some frameworks and proxies cut off the part that they have matched and others do not,
 * so requests arrive with the base path or without it.
 */
export function pathUnder(basePath: string): (request: Request) => string {
  return (request) => {
    const path = getPath(request);
    return path.startsWith(`${basePath}/`) ? path.slice(basePath.length) : path;
  };
}

/** The OpenAPI document, which says where it is served. */
export function documentUnder<Document extends object>(basePath: string, document: Document): Document {
  if (basePath === '') return document;
  return {
    ...document,
    servers: [{ url: basePath, description: 'The server that this document comes from.' }],
  };
}
