import { html, nothing, svg, type TemplateResult } from 'lit';
import { RING_PATH, RING_SIZE } from '../../chart/arcs.js';
import { type SeriesSlot, slotClass } from '../../chart/palette.js';
import { slotMask } from '../../internal/series-patterns.js';
import type { PieActions } from './pie-interaction.js';
import type { PieSlice } from './pie-view.js';

/** The slices, which of them are dimmed, and how they react. */
export interface RingShown {
  readonly slices: readonly PieSlice[];
  readonly actions: PieActions;
  isBack(slice: PieSlice): boolean;
  choose(slice: PieSlice): void;
}

/** The slices are for the pointer only: the legend has the same information and the keyboard controls. */
export function ringTemplate({ slices, actions, isBack, choose }: RingShown): TemplateResult {
  if (slices.length === 0) return trackTemplate;
  return ringFrame(
    slices.map((slice) => {
      const { part, path } = slice;
      const name = slotClass(part.slot);
      // The class of the series has to be the first: the style sheet matches it with `[class^=…]`.
      return svg`<path
        class="${name} slice ${isBack(slice) ? 'back' : ''}"
        part="slice ${name}"
        mask=${slotMask(part.slot)}
        d=${path}
        data-key=${part.key}
        @pointerover=${actions.onPoint}
        @pointerout=${actions.onLeave}
        @click=${() => choose(slice)}
      />`;
    }),
  );
}

/** The empty ring. */
export const trackTemplate: TemplateResult = ringFrame(svg`<path class="track" d=${RING_PATH} />`);

function ringFrame(content: unknown): TemplateResult {
  const half = RING_SIZE / 2;
  return html`
    <svg
      class="ring"
      part="paint"
      viewBox="${-half} ${-half} ${RING_SIZE} ${RING_SIZE}"
      aria-hidden="true"
    >${content}</svg>
  `;
}

/** A bar whose length is relative to the longest of its list. */
export function barTemplate(slot: SeriesSlot, ratio: number): TemplateResult {
  // In hundredths of a percent, with a minimum that can be seen.
  const width = Math.max(0.5, Math.round(ratio * 10_000) / 100);
  return html`
    <svg class="bar" part="bar" aria-hidden="true">${
      ratio > 0
        ? svg`<rect class=${slotClass(slot)} mask=${slotMask(slot)} width="${width}%" height="100%" rx="2" />`
        : nothing
    }</svg>
  `;
}
