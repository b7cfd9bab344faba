import { html, nothing, type TemplateResult } from 'lit';
import type { ChartLabels } from './chart-labels.js';

/** The contents of the plot. */
export interface FrameContents {
  readonly paint: TemplateResult;
  readonly hits: unknown;
  /** Whether a bar is under the pointer or has the focus. */
  readonly hasSubject: boolean;
  /** The text over bars whose time has not begun; undefined where there are none. */
  readonly notYet: string | undefined;
}

/** The bars with their axes. The axes are hidden from screen readers, since the name of every bar has its time and amount. */
export function frameTemplate(
  { ticks, axis }: ChartLabels,
  unit: string,
  { paint, hits, hasSubject, notYet }: FrameContents,
): TemplateResult {
  return html`
    <div class="frame" part="frame">
      <div class="unit words" part="unit" aria-hidden="true">${unit}</div>
      <div class="y-axis" part="y-axis" aria-hidden="true">
        ${ticks.map(({ text }) => html`<span class="y-label" part="y-label"><span>${text}</span></span>`)}
      </div>
      <div class="plot" part="plot">
        ${hasSubject ? html`<div class="band" part="band"></div>` : nothing} ${paint}
        ${notYet === undefined ? nothing : html`<div class="not-yet-label" aria-hidden="true"><span>${notYet}</span></div>`}
        ${hits}
      </div>
      <div class="x-axis" part="x-axis" aria-hidden="true">
        ${axis.map(
          ({ text, widths }) =>
            html`<span class="x-label ${widths.map((width) => `at-${width}`).join(' ')}" part="x-label"><span>${text}</span></span>`,
        )}
      </div>
    </div>
  `;
}
