import type { Group } from '../../chart/groups.js';
import { fromTop } from '../../chart/scale.js';
import { segmentSpans } from '../../chart/segment-span.js';
import type { ChartView } from './chart-view.js';
import type { ChartFacts } from './credit-usage-chart.model.js';

// Positions that depend on the data are set from code, because a content security policy may forbid inline styles in templates, which does
// not include styles that a script sets.

/** Places the labels of both axes and the text over bars whose time has not begun, and sets the width of each target. */
export function placeLabels(root: ParentNode, { facts, labels, hits }: ChartView): void {
  const { buckets, notYet = 0 } = facts;
  const count = buckets.length;
  setEach(root, '.y-label', '--_at', (index) => labels.ticks[index]?.at);
  setEach(root, '.x-label', '--_at', (index) => ((labels.axis[index]?.bucket ?? 0) + 0.5) / count);
  setEach(root, '.hit', '--_span', (index) => (hits[index]?.to ?? 1) - (hits[index]?.from ?? 0));
  placeBetween(root.querySelector('.not-yet-label'), notYet / count, 1 - notYet / count);
}

/** Places the band behind the present bar, and the buttons of the bars and parts inside the focused target. */
export function placeSubject(
  root: ParentNode,
  { facts, scale, hits }: ChartView,
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
    // A part of a group has no shape of its own, so its button covers the whole group.
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
