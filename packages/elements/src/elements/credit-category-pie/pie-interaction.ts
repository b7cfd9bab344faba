import { keyOf, type LegendActions, LegendFocus } from '../../internal/legend-focus.js';

/** The listeners for keys and pointers on the legend, and for pointers on the slices. */
export interface PieActions extends LegendActions {
  /** Called while the pointer is on a row or a slice. */
  onPoint(event: PointerEvent): void;
  onLeave(): void;
}

/** Tracks focus and pointer. The list is one tab stop. */
export class PieInteraction extends LegendFocus implements PieActions {
  #pointed: string | undefined;

  /** The key of the part under the pointer. */
  get pointed(): string | undefined {
    return this.#pointed;
  }

  readonly onPoint = ({ target }: Event): void => this.#pointAt(keyOf(target));
  readonly onLeave = (): void => this.#pointAt(undefined);

  #pointAt(key: string | undefined): void {
    if (key === this.#pointed) return;
    this.#pointed = key;
    this.host.requestUpdate();
  }
}
