import { slicePath, slicesOf } from '../../chart/arcs.js';
import type { SlotPlaces } from '../../chart/palette.js';
import { type CategorySlots, rankedIds } from '../../data/category-slots.js';
import type { Words } from '../../i18n/words.js';
import { readSelection } from '../../util/category-selection.js';
import { memo } from '../../util/memo.js';
import { type PieLabels, pieLabels } from './credit-category-pie.labels.js';
import { type PieFacts, type PieReading, readPie } from './credit-category-pie.model.js';
import { type PiePart, type PieParts, partsOf } from './pie-parts.js';
import { selectionIn } from './pie-selection.js';

/** A part with its shape. */
export interface PieSlice {
  readonly part: PiePart;
  readonly path: string;
}

/** Everything derived from a report for drawing. */
export interface PieView {
  readonly pie: PieParts;
  readonly labels: PieLabels;
  readonly slices: readonly PieSlice[];
  /** The selected categories that this pie has. */
  readonly selection: ReadonlySet<string>;
}

/** What a view is derived from. */
export interface ViewSources {
  readonly answer: unknown;
  readonly selectedCategory: unknown;
  readonly slots: CategorySlots;
  readonly words: Words;
}

/** Derives a view. Each piece is computed again only when its input has changed: moving the pointer must not read the report again. */
export class PieViews {
  readonly reading: (answer: unknown) => PieReading = memo(readPie);
  readonly #parts = memo((facts: PieFacts, places: SlotPlaces) => partsOf(facts.categories, places));
  readonly #ranked = memo(rankedIds);
  readonly #labels = memo(pieLabels);
  readonly #slices = memo(slicesIn);
  readonly #selection = memo((pie: PieParts, selected: unknown) => selectionIn(pie, readSelection(selected)));

  /** The parts of the pie, with the colours that the categories have everywhere. */
  parts(answer: unknown, slots: CategorySlots): PieParts | undefined {
    const { facts, status } = this.reading(answer);
    if (!facts) return undefined;
    // Without usage there is no ranking to give colours by.
    return this.#parts(facts, slots.rank(status === 'empty' ? [] : this.#ranked(facts.categories)));
  }

  view(sources: ViewSources): PieView | undefined {
    const { answer, selectedCategory, slots, words } = sources;
    const { facts } = this.reading(answer);
    const pie = this.parts(answer, slots);
    if (!facts || !pie) return undefined;
    return {
      pie,
      labels: this.#labels(facts, pie, words),
      slices: this.#slices(pie),
      selection: this.#selection(pie, selectedCategory),
    };
  }
}

function slicesIn({ parts }: PieParts): readonly PieSlice[] {
  const slices = slicesOf(parts.map(({ amount }) => amount));
  return parts.flatMap((part, index) => {
    const slice = slices[index];
    return slice ? [{ part, path: slicePath(slice) }] : [];
  });
}
