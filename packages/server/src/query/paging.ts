import type { EpochMicros, TimeRange } from '@credit-usage/sdk/time';
import { type CursorCodec, type CursorContent, rangeOf } from './cursor.js';
import type { Moment } from './moment.js';

/** A page of what was found: as many rows as were asked for, and the way on. */
export interface Cut<Row> {
  readonly rows: readonly Row[];
  readonly hasMore: boolean;
  readonly nextCursor: string | null;
}

/** A list on its way from page to page: what its first page was pinned to, all others are. */
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

  private constructor(cursors: CursorCodec, binding: string, now: Moment, pinned: CursorContent | undefined) {
    this.#cursors = cursors;
    this.#binding = binding;
    this.#issuedAt = pinned?.issuedAt ?? now.clock;
    this.at = pinned ?? now;
    this.range = pinned && rangeOf(pinned);
    this.position = pinned?.position;
  }

  /** @throws ProblemError `invalid_cursor` */
  static async open(
    cursors: CursorCodec,
    binding: string,
    cursor: string | undefined,
    now: Moment,
  ): Promise<Paging> {
    const pinned = cursor === undefined ? undefined : await cursors.decode(cursor, binding, now.clock);
    return new Paging(cursors, binding, now, pinned);
  }

  /** @param found - up to one row more than the limit: it says that there is a next page */
  async cut<Row>(
    found: readonly Row[],
    limit: number,
    positionOf: (row: Row) => CursorContent['position'],
    range?: TimeRange,
  ): Promise<Cut<Row>> {
    const rows = found.slice(0, limit);
    const last = rows.at(-1);
    if (found.length <= rows.length || last === undefined) return { rows, hasMore: false, nextCursor: null };
    const nextCursor = await this.#cursors.encode({
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
