import type { LitElement } from 'lit';
import { FocusKeeper } from '../../controllers/focus-keeper.js';
import type { CreditBucketRange } from '../../data/bucket-range.js';
import type { CreditContext } from '../../data/context.js';
import { type CreditFilters, overlay, readFilters } from '../../data/filters.js';
import { requestSelection } from '../../events/select-event.js';

/** An element whose rows can be limited to a part of its period. */
export interface RowNarrowingHost extends LitElement {
  readonly data: unknown;
  readonly period: unknown;
  from: string | undefined;
  to: string | undefined;
}

/** Limits the rows to a range: the list's own, else that of the bar selected in a chart. The focus stays in the list when what had it goes. */
export class RowNarrowing {
  readonly #host: RowNarrowingHost;
  readonly #context: () => CreditContext | undefined;
  readonly #changeFilters: (change: CreditFilters) => boolean;

  /** `changeFilters` requests the change that clears the list's own range. */
  constructor(
    host: RowNarrowingHost,
    context: () => CreditContext | undefined,
    changeFilters: (change: CreditFilters) => boolean,
  ) {
    this.#host = host;
    this.#context = context;
    this.#changeFilters = changeFilters;
    new FocusKeeper(host, '.chip, tbody *');
  }

  /** The selected bar, unless the list has its own range or data. */
  get bucket(): CreditBucketRange | undefined {
    const { period, from } = this.#own;
    const isFree = period === undefined && from === undefined && this.#host.data === undefined;
    return isFree ? this.#context()?.selectedBucket : undefined;
  }

  /** The range that a reader can clear: one that is a part of a wider period. Without that, it is the period itself. */
  get range(): CreditFilters | undefined {
    const { bucket } = this;
    if (bucket) return { from: bucket.start, to: bucket.end };
    const { from, to } = this.#own;
    return from !== undefined && to !== undefined && this.#context() ? { from, to } : undefined;
  }

  /** The filters of the rows. */
  within(filters: CreditFilters): CreditFilters {
    const { bucket } = this;
    return bucket ? overlay(filters, { from: bucket.start, to: bucket.end }) : filters;
  }

  /** Clears the range, or the chart's selection. Returns whether it did: the page may cancel it. */
  clear(): boolean {
    return this.bucket ? this.#clearBucket() : this.range !== undefined && this.#clearOwn();
  }

  #clearBucket(): boolean {
    const isLet = requestSelection(this.#host, 'credit-bucket-select', { bucket: null });
    if (isLet) this.#context()?.selectBucket(undefined);
    return isLet;
  }

  #clearOwn(): boolean {
    const { period, from, to } = this.#context()?.presentFilters() ?? {};
    const isLet = this.#changeFilters({ from, to, period } as CreditFilters);
    if (isLet) Object.assign(this.#host, { from: undefined, to: undefined });
    return isLet;
  }

  get #own(): CreditFilters {
    const { period, from, to } = this.#host;
    return readFilters({ period, from, to });
  }
}
