import { invalidOption } from '../errors/config-error.js';
import type { HeaderOptions } from './options.js';

/** Those that the client sets by itself, with what to use instead. */
const RESERVED: Readonly<Record<string, string>> = {
  authorization: 'use the token option, which also renews and hides it',
  accept: 'the client reads JSON only',
};

/** Checks headers before they can fail inside `fetch`, whose message would repeat their value. */
export function checkHeaders(headers: unknown): void {
  if (
    typeof headers !== 'object' ||
    headers === null ||
    headers instanceof Headers ||
    Array.isArray(headers)
  ) {
    throw invalidOption('headers must be a plain object of names and values');
  }
  for (const [name, value] of Object.entries(headers)) {
    if (!NAME.test(name)) throw invalidOption('headers has a name that no header can have');
    const reserved = RESERVED[name.toLowerCase()];
    if (reserved) throw invalidOption(`The header ${name} cannot be set: ${reserved}`);
    const text = value ?? '';
    if (typeof text !== 'string' || !VALUE.test(text)) {
      throw invalidOption(`The header ${name} has a value that no header can have`);
    }
  }
}

/** Several sets of headers in one, by lower-case name; later ones win, `null` removes, `undefined` inherits. */
export function mergeHeaders(...sets: readonly (HeaderOptions | undefined)[]): Record<string, string> {
  const merged: Record<string, string> = {};
  for (const [name, value] of sets.flatMap((set) => Object.entries(set ?? {}))) {
    if (value === null) delete merged[name.toLowerCase()];
    else if (value !== undefined) merged[name.toLowerCase()] = value;
  }
  return merged;
}

const NAME = /^[!#$%&'*+.^_`|~\w-]+$/;
/** ASCII only: `fetch` refuses what is beyond Latin-1, and servers disagree about the rest. */
const VALUE = /^[\t\x20-\x7e]*$/;

/** What is in the names of headers that hold credentials. `X-Tenant` and the like hold words, which an answer may well repeat. */
const CREDENTIAL = /auth|cookie|credential|jwt|key|passw|secret|session|signature|token/i;

/** A part of a value that is shorter is a word: the name of a scheme, a cookie for the colour of a page. */
const MIN_PART = 16;

/** The credentials among headers, as an answer might repeat them: whole values, and what they are made of. */
export function credentialsIn(headers: Readonly<Record<string, string>>): readonly string[] {
  const values = Object.entries(headers).flatMap(([name, value]) => (CREDENTIAL.test(name) ? [value] : []));
  const parts = values.flatMap((value) => value.split(/[\s;,="]+/));
  return [...values, ...parts.filter(({ length }) => length >= MIN_PART)];
}

/** Longer ones are no id. */
const MAX_REQUEST_ID = 200;

/** The server's name for a request, from its answer. */
export function requestIdOf(headers: Headers): string | undefined {
  const id = headers.get('x-request-id');
  return id && id.length <= MAX_REQUEST_ID ? id : undefined;
}
