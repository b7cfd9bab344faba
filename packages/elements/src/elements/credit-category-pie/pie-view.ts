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

/** A part that is drawn. */
export interface PieSlice {
  readonly part: PiePart;
  readonly path: string;
}

/** All that is derived from a report before it is drawn. */
export interface PieView {
  readonly pie: PieParts;
  readonly labels: PieLabels;
  readonly slices: readonly PieSlice[];
  /** The categories that are picked, of those that are here. */
  readonly selection: ReadonlySet<string>;
}

/** What a view is made of. */
export interface ViewSources {
  readonly answer: unknown;
  readonly selectedCategory: unknown;
  readonly slots: CategorySlots;
  readonly words: Words;
}

/** Derives a view, each piece only when what it is made of has changed: pointing must not read a report again. */
export class PieViews {
  readonly reading: (answer: unknown) => PieReading = memo(readPie);
  readonly #parts = memo((facts: PieFacts, places: SlotPlaces) => partsOf(facts.categories, places));
  readonly #ranked = memo(rankedIds);
  readonly #labels = memo(pieLabels);
  readonly #slices = memo(slicesIn);
  readonly #selection = memo((pie: PieParts, selected: unknown) => selectionIn(pie, readSelection(selected)));

  /** A pie, divided: categories wear the same colours everywhere. */
  parts(answer: unknown, slots: CategorySlots): PieParts | undefined {
    const { facts, status } = this.reading(answer);
    if (!facts) return undefined;
    // Without any usage there is no largest.
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
