import { type Bar, barsOf } from '../../chart/bars.js';
import { type Box, columnsFor } from '../../chart/columns.js';
import type { Group } from '../../chart/groups.js';
import { gridPath, lineAt, marksPath, segmentsPath } from '../../chart/paths.js';
import { type AmountScale, amountScale } from '../../chart/scale.js';
import { segmentsOf } from '../../chart/segments.js';
import type { ChartFacts } from './credit-usage-chart.model.js';

/** Bars of one appearance: a path for each series. */
export interface PaintLayer {
  /** Hatched: the bar's time is not over, or the range cuts it. */
  readonly partial: boolean;
  /** Dimmed, because other bars are selected. */
  readonly back: boolean;
  readonly paths: readonly string[];
}

/** Everything to draw, in pixels of its box. */
export interface ChartDrawing {
  readonly box: Box;
  readonly grid: string;
  /** The vertical position of the zero line. */
  readonly zero: number;
  readonly layers: readonly PaintLayer[];
  /** The marks of the previous period, those of dimmed bars first. */
  readonly marks: readonly [back: string, front: string];
  /** The area of bars whose time has not begun. */
  readonly notYet: { readonly x: number; readonly width: number } | undefined;
}

/** How far the marks may stretch the axis beyond the bars, which matter more. */
const MARK_REACH = 1.5;

/** The scale of amounts: from the lowest to the highest bar, stretched by the marks within limits. */
export function chartScale({ extents, previous }: ChartFacts): AmountScale {
  let [low, high] = [0, 0];
  for (const { down, up } of extents) [low, high] = [Math.min(low, down), Math.max(high, up)];
  const most = MARK_REACH * Math.max(high, -low) || Number.POSITIVE_INFINITY;
  for (const amount of previous) {
    const near = Math.max(-most, Math.min(most, amount ?? 0));
    [low, high] = [Math.min(low, near), Math.max(high, near)];
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
  const marks = (back: boolean): string => {
    const own = columns.filter((column) => facts.comparing && isBack(column, selected) === back);
    return marksPath(own, facts.previous, scale, box.height);
  };
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
    marks: [marks(true), marks(false)],
    notYet: notYetPlace(facts, box),
  };
}

function isPartial({ buckets }: ChartFacts, { bucket }: Bar): boolean {
  return buckets[bucket]?.extent !== 'whole';
}

function isBack({ from, to }: Group, selected: Group | undefined): boolean {
  return selected !== undefined && (to <= selected.from || from >= selected.to);
}

function notYetPlace({ buckets, notYet }: ChartFacts, { width }: Box): ChartDrawing['notYet'] {
  if (notYet === undefined) return undefined;
  const x = Math.round((notYet / buckets.length) * width);
  return { x, width: width - x };
}
