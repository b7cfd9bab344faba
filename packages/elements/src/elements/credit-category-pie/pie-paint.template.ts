import { html, nothing, svg, type TemplateResult } from 'lit';
import { RING_PATH, RING_SIZE } from '../../chart/arcs.js';
import { type SeriesSlot, slotClass } from '../../chart/palette.js';
import { slotMask } from '../../internal/series-patterns.js';
import type { PieActions } from './pie-interaction.js';
import type { PieSlice } from './pie-view.js';

/** What the ring does when it is pointed at, and which slices step back. */
export interface RingShown {
  readonly slices: readonly PieSlice[];
  readonly actions: PieActions;
  isBack(slice: PieSlice): boolean;
  choose(slice: PieSlice): void;
}

/** The slices. Paint only: whatever they mean, and every key for it, is in the legend. */
export function ringTemplate({ slices, actions, isBack, choose }: RingShown): TemplateResult {
  if (slices.length === 0) return trackTemplate;
  return ringFrame(
    slices.map((slice) => {
      const { part, path } = slice;
      const name = slotClass(part.slot);
      // The class of the series stands first: the sheet looks for it there.
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

/** The ring without anything in it. */
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

/** A bar beside the others of its list, as long as its part of the longest. Nothing has none. */
export function barTemplate(slot: SeriesSlot, ratio: number): TemplateResult {
  const name = slotClass(slot);
  // In hundredths of a percent, and never so little that it is not seen.
  const width = Math.max(0.5, Math.round(ratio * 10_000) / 100);
  return html`
    <svg class="bar" part="bar" aria-hidden="true">${
      ratio > 0
        ? svg`<rect class=${name} part=${name} mask=${slotMask(slot)} width="${width}%" height="100%" rx="2" />`
        : nothing
    }</svg>
  `;
}
