import type { Box } from '../../chart/columns.js';
import type { Group } from '../../chart/groups.js';
import { assignPlaces, type SeriesSlot, type SlotPlaces, slotsIn } from '../../chart/palette.js';
import type { AmountScale } from '../../chart/scale.js';
import type { CategorySlots } from '../../data/category-slots.js';
import type { Words } from '../../i18n/words.js';
import { memo } from '../../util/memo.js';
import { type ChartDrawing, chartScale, drawChart } from './chart-drawing.js';
import { type ChartLabels, chartLabels } from './chart-labels.js';
import { selectionIn } from './chart-selection.js';
import { type ChartFacts, isEmptyChart, readChart } from './credit-usage-chart.model.js';

/** Everything derived from a report for drawing. */
export interface ChartView {
  readonly facts: ChartFacts;
  readonly scale: AmountScale;
  readonly words: Words;
  readonly labels: ChartLabels;
  readonly hits: readonly Group[];
  readonly selected: Group | undefined;
  /** Undefined until the size is known. */
  readonly drawing: ChartDrawing | undefined;
}

/** What a view is derived from. */
export interface ViewSources {
  readonly answer: unknown;
  readonly box: Box | undefined;
  readonly selectedBucket: unknown;
  readonly slots: CategorySlots;
  readonly words: Words;
}

/** Derives a view. Each piece is computed again only when its input has changed: hovering must not read the report again. */
export class ChartViews {
  readonly facts: (answer: unknown) => ChartFacts | undefined = memo(readChart);
  readonly #scale = memo(chartScale);
  readonly #labels = memo(chartLabels);
  readonly #selected = memo(selectionIn);
  readonly #drawing = memo(drawChart);
  #slots: readonly SeriesSlot[] = [];
  #places: SlotPlaces = new Map();

  view({ answer, box, selectedBucket, slots, words }: ViewSources): ChartView | undefined {
    const facts = this.facts(answer);
    if (!facts) return undefined;
    const scale = this.#scale(facts);
    const labels = this.#labels(facts, scale, this.#slotsOf(facts, slots), words);
    const selected = this.#selected(facts, selectedBucket);
    const drawing = box && this.#drawing(facts, scale, box, selected);
    return { facts, scale, words, labels, hits: labels.hits, selected, drawing };
  }

  /** Categories have the same colours everywhere. Agents and organizations keep theirs for the life of the element. */
  #slotsOf(facts: ChartFacts, slots: CategorySlots): readonly SeriesSlot[] {
    const { series, groupBy, categories } = facts;
    const keys = series.map(({ key, id }) => (id === null ? undefined : key));
    const members = keys.filter((key) => key !== undefined);
    if (groupBy !== 'category') this.#places = assignPlaces(members, this.#places);
    // Without usage there is no ranking to give colours by.
    const ranked = isEmptyChart(facts) ? [] : [...categories, ...members];
    const now = slotsIn(keys, groupBy === 'category' ? slots.rank(ranked) : this.#places);
    if (now.join() !== this.#slots.join()) this.#slots = now;
    return this.#slots;
  }
}
