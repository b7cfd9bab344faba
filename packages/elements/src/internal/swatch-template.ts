import { html, type TemplateResult } from 'lit';
import { type SeriesSlot, slotClass } from '../chart/palette.js';
import { slotMask } from './series-patterns.js';

/** The colour sample of a series. An SVG shape rather than a background, so that its texture shows in forced colours. */
export function swatchTemplate(slot: SeriesSlot): TemplateResult {
  return html`<svg class="swatch" part="swatch" aria-hidden="true"><rect class=${slotClass(slot)} mask=${slotMask(slot)} width="100%" height="100%" /></svg>`;
}
