import { shortened } from './expect.js';

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | undefined;
  /** Who asks, in words. */
  readonly by: string | undefined;
}

/** How much of a path is shown, and of a body: two records fit. */
const MAX_PATH = 300;
const MAX_BODY = 600;

/** A request in a line, so that it can be sent again by hand: what matters may be in a header, in the body or in the roles. */
export function requestLine({
  method,
  path,
  headers,
  body,
  by = 'with a credential that is not valid',
}: Sent): string {
  const long = path.length > MAX_PATH ? ` (${path.length.toLocaleString('en')} characters)` : '';
  const names = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const text = typeof body === 'string' ? shortened(body, MAX_BODY) : body && `${body.length} bytes`;
  return [`${method} ${shortened(path, MAX_PATH)}${long}`, ...names, by, ...(text ? [text] : [])].join('; ');
}
