import type { EpochMicros, TimeRange } from '@credit-usage/sdk/time';
import { type CursorCodec, type CursorContent, rangeOf } from './cursor.js';
import type { Moment } from './moment.js';

/** A page: as many rows as were asked for, and the cursor of the next page. */
export interface Cut<Row> {
  readonly rows: readonly Row[];
  readonly hasMore: boolean;
  readonly nextCursor: string | null;
}

/** The state of a list between pages: all pages are pinned to the same moment and range as the first. */
export class Paging {
  /** What counts: at the moment of the first page. */
  readonly at: Pick<Moment, 'asOf' | 'mark'>;
  /** The range that the first page was asked for; undefined on the first one. */
  readonly range: TimeRange | undefined;
  /** The sort key of the last row before this page. */
  readonly position: CursorContent['position'] | undefined;

  readonly #cursors: CursorCodec;
  readonly #binding: string;
  readonly #issuedAt: EpochMicros;

  /** @throws ProblemError `invalid_cursor` */
  constructor(cursors: CursorCodec, binding: string, cursor: string | undefined, now: Moment) {
    const pinned = cursor === undefined ? undefined : cursors.decode(cursor, binding, now.clock);
    this.#cursors = cursors;
    this.#binding = binding;
    this.#issuedAt = pinned?.issuedAt ?? now.clock;
    this.at = pinned ?? now;
    this.range = pinned && rangeOf(pinned);
    this.position = pinned?.position;
  }

  /** @param found - up to one row more than the limit, which shows that there is a next page */
  cut<Row>(
    found: readonly Row[],
    limit: number,
    positionOf: (row: Row) => CursorContent['position'],
    range?: TimeRange,
  ): Cut<Row> {
    const rows = found.slice(0, limit);
    const last = rows.at(-1);
    if (found.length <= rows.length || last === undefined) return { rows, hasMore: false, nextCursor: null };
    const nextCursor = this.#cursors.encode({
      binding: this.#binding,
      issuedAt: this.#issuedAt,
      asOf: this.at.asOf,
      mark: this.at.mark,
      ...(range && { from: range.from, to: range.to }),
      position: positionOf(last),
    });
    return { rows, hasMore: true, nextCursor };
  }
}
