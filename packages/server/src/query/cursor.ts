import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
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
 * Writes and reads cursors: base64url of JSON, with a signature, so that the state a page is pinned to cannot be forged. A cursor does
 * not contain what the viewer may see: that is checked again for each page.
 */
export class CursorCodec {
  readonly #keys: readonly [Uint8Array, ...Uint8Array[]];

  /** Cursors are signed with the first key, and accepted with any of them. */
  constructor(signing: Uint8Array, ...others: readonly Uint8Array[]) {
    this.#keys = [signing, ...others];
  }

  encode(content: CursorContent): string {
    const payload = Buffer.from(JSON.stringify(content));
    return `${payload.toString('base64url')}.${signatureOf(payload, this.#keys[0]).toString('base64url')}`;
  }

  /** @throws ProblemError `invalid_cursor` for one that is forged, too old, or made for another query or viewer. */
  decode(cursor: string, binding: string, now: EpochMicros): CursorContent {
    const content = this.#open(cursor);
    if (!content) throw invalid('This cursor was not issued by this server; start again without it');
    if (content.binding !== binding)
      throw invalid(
        'This cursor was issued for another query or viewer; repeat the query that it came from, or start again without it',
      );
    if (now - content.issuedAt > CURSOR_VALID_MICROS)
      throw invalid('This cursor is older than 24 hours; start again without it');
    return content;
  }

  #open(cursor: string): CursorContent | undefined {
    const [payload, signature, ...rest] = cursor.split('.');
    if (!payload || !signature || rest.length) return undefined;
    const bytes = Buffer.from(payload, 'base64url');
    const given = Buffer.from(signature, 'base64url');
    if (given.length !== SIGNATURE_BYTES) return undefined;
    if (!this.#keys.some((key) => timingSafeEqual(given, signatureOf(bytes, key)))) return undefined;
    return JSON.parse(bytes.toString()) as CursorContent;
  }
}

const signatureOf = (payload: Uint8Array, key: Uint8Array): Buffer =>
  createHmac('sha256', key).update(payload).digest().subarray(0, SIGNATURE_BYTES);

const invalid = (message: string) => badParameter('invalid_cursor', 'cursor', message);

/** The range that a cursor is pinned to, if any. */
export function rangeOf({ from, to }: CursorContent): TimeRange | undefined {
  return from === undefined || to === undefined ? undefined : { from, to };
}

/**
 * A short text for what a cursor is bound to: the cursor comes back in a URL together with the filter itself, which may take up half of
 * it. The order of repeated values does not matter.
 */
export function bindingOf(viewer: string, route: string, parts: Readonly<Record<string, unknown>>): string {
  const filter = JSON.stringify(parts, (_, value: unknown) =>
    Array.isArray(value) ? [...new Set(value)].sort() : value,
  );
  return createHash('sha256')
    .update(JSON.stringify([viewer, route, filter]))
    .digest('base64url');
}
