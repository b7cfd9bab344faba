import { readSelection } from '../../util/category-selection.js';
import type { ChartFacts } from './credit-usage-chart.model.js';

/** The highlighted series; undefined when all look alike. */
export type Highlight = ReadonlySet<number> | undefined;

/**
 * The highlighted series: the one with `key`, else the selected categories. A category in the combined rest highlights the rest. A selection
 * that this chart does not have dims nothing.
 */
export function highlightIn(
  facts: ChartFacts,
  key: string | undefined,
  selectedCategory: unknown,
): Highlight {
  const keys = key === undefined ? selectedKeys(facts, selectedCategory) : new Set([key]);
  const found = facts.series.flatMap(({ key }, index) => (keys.has(key) ? [index] : []));
  return found.length > 0 ? new Set(found) : undefined;
}

/** The categories of the combined rest. */
export function foldedIn({ series, categories }: ChartFacts): readonly string[] {
  const members = new Set(series.map(({ id }) => id));
  return categories.filter((id) => !members.has(id));
}

function selectedKeys(facts: ChartFacts, selected: unknown): ReadonlySet<string> {
  const { series, groupBy } = facts;
  if (groupBy !== 'category') return new Set();
  const picked = readSelection(selected);
  const isFolded = foldedIn(facts).some((id) => picked.has(id));
  const rest = series.flatMap(({ id, key }) => (isFolded && id === null ? [key] : []));
  return new Set([...picked, ...rest]);
}
