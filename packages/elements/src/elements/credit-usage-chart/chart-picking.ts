import type { LitElement, ReactiveController } from 'lit';
import type { CreditBucketRange } from '../../data/bucket-range.js';
import type { CreditContext } from '../../data/context.js';
import type { CreditBucketSelectDetail } from '../../events/bucket-select.js';
import { requestSelection } from '../../events/select-event.js';
import type { ChartField, ChartSelecting, ChartSubject } from './chart-interaction.js';
import { selectedOf, selectedSeriesOf } from './chart-selection.js';

/** A chart in which a bar can be selected. */
export interface ChartPickingHost extends LitElement {
  selectedBucket: CreditBucketRange | undefined;
}

/** Selects bars for everything that shares the provider, unless the page cancels it, and follows the shared selection. */
export class ChartPicking implements ChartSelecting, ReactiveController {
  readonly #host: ChartPickingHost;
  readonly #context: () => CreditContext | undefined;
  #followed: CreditBucketRange | undefined;

  constructor(host: ChartPickingHost, context: () => CreditContext | undefined) {
    this.#host = host;
    this.#context = context;
    host.addController(this);
  }

  /** The latest change wins: the page's on the chart itself, or the shared selection's. */
  hostUpdate(): void {
    const shared = this.#context()?.selectedBucket;
    if (shared === this.#followed) return;
    this.#followed = shared;
    this.#host.selectedBucket = shared;
  }

  /** Selects a bar, or clears the selection if it is that bar. */
  select({ facts, selected }: ChartField, subject: ChartSubject): void {
    const bucket = selectedOf(facts, subject);
    if (!bucket) return;
    if (selected?.from === subject.from && selected.to === subject.to) {
      this.clear();
      return;
    }
    const part = subject.series === undefined ? undefined : selectedSeriesOf(facts, subject.series);
    this.#request({ bucket, ...(part && { series: part }) });
  }

  /** Clears the selection. Returns whether there was one. */
  clear(): boolean {
    if (!this.#host.selectedBucket) return false;
    this.#request({ bucket: null });
    return true;
  }

  #request(detail: CreditBucketSelectDetail): void {
    if (!requestSelection(this.#host, 'credit-bucket-select', detail)) return;
    const { bucket } = detail;
    const range = bucket ? { start: bucket.start, end: bucket.end } : undefined;
    this.#host.selectedBucket = range;
    this.#context()?.selectBucket(range);
  }
}
