import type { AxisLabel } from '../../chart/axis-labels.js';
import type { Group } from '../../chart/groups.js';
import { type AmountScale, fromTop } from '../../chart/scale.js';
import { segmentSpans } from '../../chart/segment-span.js';
import type { TickLabel } from './chart-labels.js';
import type { ChartFacts } from './credit-usage-chart.model.js';

/**
 * Positions that follow from the data. They are set on elements from here, never written into a template: a page may forbid inline
 * styles, and what a script sets on an element is none.
 */
export interface Placement {
  readonly root: ParentNode;
  readonly facts: ChartFacts;
  readonly scale: AmountScale;
}

/** The labels beside and under the bars, and how wide each target is. */
export function placeLabels(
  { root, facts }: Placement,
  ticks: readonly TickLabel[],
  axis: readonly AxisLabel[],
  hits: readonly Group[],
): void {
  const count = facts.buckets.length;
  setEach(root, '.y-label', '--_at', (index) => ticks[index]?.at);
  setEach(root, '.x-label', '--_at', (index) => ((axis[index]?.bucket ?? 0) + 0.5) / count);
  setEach(root, '.hit', '--_span', (index) => (hits[index]?.to ?? 1) - (hits[index]?.from ?? 0));
}

/** The words where nothing has begun yet. */
export function placeNotYet({ root, facts: { buckets, notYet } }: Placement): void {
  if (notYet !== undefined)
    placeBetween(root.querySelector('.not-yet-label'), notYet / buckets.length, 1 - notYet / buckets.length);
}

/** The band behind the bar that is looked at, and the bar and the parts that the keyboard is on inside of their target. */
export function placeSubject(
  { root, facts, scale }: Placement,
  hits: readonly Group[],
  subject: Group | undefined,
): void {
  const count = facts.buckets.length;
  if (subject)
    placeBetween(root.querySelector('.band'), subject.from / count, (subject.to - subject.from) / count);
  for (const button of root.querySelectorAll<HTMLElement>('[data-bucket]')) {
    const { from, to } = hits[Number(button.dataset.group)] ?? { from: 0, to: 1 };
    placeBetween(button, (Number(button.dataset.bucket) - from) / (to - from), 1 / (to - from));
  }
  for (const button of root.querySelectorAll<HTMLElement>('.segment-hit')) {
    const span = subject && spanOf(facts, subject, Number(button.dataset.series));
    // Parts of a group are no shapes: the whole place stands for them.
    button.style.setProperty('--_top', String(span ? fromTop(scale, span.high) : 0));
    button.style.setProperty('--_bottom', String(span ? 1 - fromTop(scale, span.low) : 0));
  }
}

function placeBetween(element: HTMLElement | null, at: number, span: number): void {
  element?.style.setProperty('--_at', String(at));
  element?.style.setProperty('--_span', String(span));
}

function spanOf({ amounts }: ChartFacts, { from, to }: Group, series: number) {
  if (to - from > 1) return undefined;
  return segmentSpans(amounts[from] ?? []).find((span) => span.series === series);
}

function setEach(
  root: ParentNode,
  selector: string,
  property: string,
  value: (index: number) => number | undefined,
): void {
  for (const [index, element] of root.querySelectorAll<HTMLElement>(selector).entries())
    element.style.setProperty(property, String(value(index) ?? 0));
}
