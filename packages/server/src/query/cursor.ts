import { createHash } from 'node:crypto';
import type { EpochMicros, TimeRange } from '@credit-usage/sdk/time';
import { badParameter } from '../problems/problem-error.js';

/** What a cursor holds: where the next page begins, and what must not change until then. */
export interface CursorContent {
  /** Stands for the filter, sort and viewer that it was made for. */
  readonly binding: string;
  readonly issuedAt: EpochMicros;
  readonly asOf: EpochMicros;
  /** What was received up to here counts. */
  readonly mark: EpochMicros;
  readonly from?: EpochMicros;
  readonly to?: EpochMicros;
  /** The sort key of the last row. */
  readonly position: readonly (string | number)[];
}

/** How long a list may be walked, from its first page on. */
export const CURSOR_VALID_MICROS = 24 * 3600 * 1_000_000;

const SIGNATURE_BYTES = 16;

/**
 * Writes and reads cursors: base64url of JSON, with a signature, so that what a page is pinned to cannot be made up. What the viewer
 * may see is not in there: it is judged anew on each page.
 */
export class CursorCodec {
  readonly #keys: readonly Promise<CryptoKey>[];

  /** Cursors are signed with one key, and taken with the others as well. */
  constructor(signing: Uint8Array, ...others: readonly Uint8Array[]) {
    this.#keys = [signing, ...others].map((key) =>
      crypto.subtle.importKey('raw', Uint8Array.from(key), { name: 'HMAC', hash: 'SHA-256' }, false, [
        'sign',
      ]),
    );
  }

  async encode(content: CursorContent): Promise<string> {
    const payload = Buffer.from(JSON.stringify(content));
    const [signature] = (await this.#signatures(payload)) as [Buffer];
    return `${payload.toString('base64url')}.${signature.toString('base64url')}`;
  }

  /** @throws ProblemError `invalid_cursor` for one that is forged, too old, or made for another query or viewer. */
  async decode(cursor: string, binding: string, now: EpochMicros): Promise<CursorContent> {
    const content = await this.#open(cursor);
    if (!content) throw invalid('This cursor was not issued by this server; start again without it');
    if (content.binding !== binding)
      throw invalid(
        'This cursor was issued for another query or viewer; repeat the query that it came from, or start again without it',
      );
    if (now - content.issuedAt > CURSOR_VALID_MICROS)
      throw invalid('This cursor is older than 24 hours; start again without it');
    return content;
  }

  async #open(cursor: string): Promise<CursorContent | undefined> {
    const [payload, signature, ...rest] = cursor.split('.');
    if (!payload || !signature || rest.length) return undefined;
    const bytes = Buffer.from(payload, 'base64url');
    const given = Buffer.from(signature, 'base64url');
    const expected = await this.#signatures(bytes);
    if (!expected.map((each) => equal(given, each)).includes(true)) return undefined;
    return JSON.parse(bytes.toString()) as CursorContent;
  }

  /** One for each key, in their order. */
  #signatures(payload: Uint8Array): Promise<Buffer[]> {
    const bytes = Uint8Array.from(payload);
    return Promise.all(
      this.#keys.map(async (key) =>
        Buffer.from(await crypto.subtle.sign('HMAC', await key, bytes)).subarray(0, SIGNATURE_BYTES),
      ),
    );
  }
}

/** In time that does not depend on where they differ. */
function equal(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (const [index, byte] of a.entries()) difference |= byte ^ (b[index] as number);
  return difference === 0;
}

const invalid = (message: string) => badParameter('invalid_cursor', 'cursor', message);

/** The range that a cursor is pinned to, if it is to one. */
export function rangeOf({ from, to }: CursorContent): TimeRange | undefined {
  return from === undefined || to === undefined ? undefined : { from, to };
}

/**
 * One short text for what a cursor is bound to: it comes back in a URL beside the filter itself, which may fill it by half. The order
 * of what may be repeated does not matter.
 */
export function bindingOf(viewer: string, route: string, parts: Readonly<Record<string, unknown>>): string {
  const filter = JSON.stringify(parts, (_, value: unknown) =>
    Array.isArray(value) ? [...new Set(value)].sort() : value,
  );
  return createHash('sha256')
    .update(JSON.stringify([viewer, route, filter]))
    .digest('base64url');
}
