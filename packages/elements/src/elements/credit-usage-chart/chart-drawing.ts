import { type Bar, barsOf } from '../../chart/bars.js';
import { type Box, columnsFor } from '../../chart/columns.js';
import type { Group } from '../../chart/groups.js';
import { gridPath, lineAt, marksPath, segmentsPath } from '../../chart/paths.js';
import { type AmountScale, amountScale } from '../../chart/scale.js';
import { segmentsOf } from '../../chart/segments.js';
import type { ChartFacts } from './credit-usage-chart.model.js';

/** Bars that look alike: a path for each series. */
export interface PaintLayer {
  /** Hatched: there is more to come, or to the bar than the range shows. */
  readonly partial: boolean;
  /** Stepped back behind those that are selected. */
  readonly back: boolean;
  readonly paths: readonly string[];
}

/** Everything that is painted, in pixels of its box. */
export interface ChartDrawing {
  readonly box: Box;
  readonly grid: string;
  /** The height of the line at zero. */
  readonly zero: number;
  readonly layers: readonly PaintLayer[];
  /** The period before. */
  readonly marks: string;
  /** Where nothing has begun yet. */
  readonly notYet: { readonly x: number; readonly width: number } | undefined;
}

/** The axis of amounts: as high as the highest bar and mark, as low as the lowest. */
export function chartScale({ extents, previous }: ChartFacts): AmountScale {
  let [low, high] = [0, 0];
  for (const { down, up } of extents) [low, high] = [Math.min(low, down), Math.max(high, up)];
  for (const amount of previous) {
    if (amount !== undefined) [low, high] = [Math.min(low, amount), Math.max(high, amount)];
  }
  return amountScale(low, high);
}

/** Draws the bars into a box. */
export function drawChart(
  facts: ChartFacts,
  scale: AmountScale,
  box: Box,
  selected: Group | undefined,
): ChartDrawing {
  const columns = columnsFor(facts.buckets.length, box.width);
  const bars = barsOf(columns, facts.amounts, facts.extents);
  const count = Math.max(1, facts.series.length);
  const layer = (partial: boolean, back: boolean): PaintLayer[] => {
    const own = bars.filter((bar) => isPartial(facts, bar) === partial && isBack(bar, selected) === back);
    if (own.length === 0) return [];
    return [{ partial, back, paths: segmentsOf(own, count, scale, box.height).map(segmentsPath) }];
  };
  return {
    box,
    grid: gridPath(scale, box),
    zero: lineAt(scale, 0, box.height),
    layers: [...layer(false, true), ...layer(true, true), ...layer(false, false), ...layer(true, false)],
    marks: facts.comparing ? marksPath(columns, facts.previous, scale, box.height) : '',
    notYet: notYetPlace(facts, box),
  };
}

function isPartial({ buckets }: ChartFacts, { bucket }: Bar): boolean {
  return buckets[bucket]?.extent !== 'whole';
}

function isBack({ from, to }: Bar, selected: Group | undefined): boolean {
  return selected !== undefined && (to <= selected.from || from >= selected.to);
}

function notYetPlace({ buckets, notYet }: ChartFacts, { width }: Box): ChartDrawing['notYet'] {
  if (notYet === undefined) return undefined;
  const x = Math.round((notYet / buckets.length) * width);
  return { x, width: width - x };
}
