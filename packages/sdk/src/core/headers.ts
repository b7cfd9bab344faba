import { isRecord } from '../errors/check-names.js';
import { invalidOption } from '../errors/config-error.js';
import type { HeaderOptions } from './options.js';

/** Checks headers before `fetch` can refuse them with a message that repeats their values. */
export function checkHeaders(headers: unknown): void {
  if (!isRecord(headers)) {
    throw invalidOption('headers must be an object of names and values');
  }
  for (const [name, value] of Object.entries(headers)) {
    if (!NAME.test(name)) throw invalidOption('headers has an invalid name');
    if (/^(?:authorization|accept)$/i.test(name))
      throw invalidOption(`The header ${name} cannot be set: that is up to the client and its token option`);
    const text = value ?? '';
    if (typeof text !== 'string' || !VALUE.test(text)) {
      throw invalidOption(`The header ${name} has an invalid value`);
    }
  }
}

/** Merges sets of headers by lower-case name: later sets win, `null` removes a header, `undefined` changes nothing. */
export function mergeHeaders(...sets: readonly (HeaderOptions | undefined)[]): Record<string, string> {
  const merged: Record<string, string> = {};
  for (const [name, value] of sets.flatMap((set) => Object.entries(set ?? {}))) {
    if (value === null) delete merged[name.toLowerCase()];
    else if (value !== undefined) merged[name.toLowerCase()] = value;
  }
  return merged;
}

const NAME = /^[!#$%&'*+.^_`|~\w-]+$/;
/** ASCII only: `fetch` refuses anything beyond Latin-1, and servers disagree about the rest of it. */
const VALUE = /^[\t\x20-\x7e]*$/;

/** Matches the names of headers that hold credentials. `X-Tenant` and the like hold ordinary words, which an answer may repeat. */
const CREDENTIAL = /auth|cookie|credential|jwt|key|passw|secret|session|signature|token/i;

/** Shorter parts of a value are ordinary words, such as the name of a scheme, or a cookie with the colour of a page. */
const MIN_PART = 16;

/** The credentials among headers, as an answer might repeat them: whole values, and the parts of values. */
export function credentialsIn(headers: Readonly<Record<string, string>>): readonly string[] {
  const values = Object.entries(headers).flatMap(([name, value]) => (CREDENTIAL.test(name) ? [value] : []));
  const parts = values.flatMap((value) => value.split(/[\s;,="]+/));
  return [...values, ...parts.filter(({ length }) => length >= MIN_PART)];
}

/** Anything longer is not an id. */
const MAX_REQUEST_ID = 200;

/** The request id in the headers of an answer. */
export function requestIdOf(headers: Headers): string | undefined {
  const id = headers.get('x-request-id');
  return id && id.length <= MAX_REQUEST_ID ? id : undefined;
}
