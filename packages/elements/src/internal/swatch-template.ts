import { html, type TemplateResult } from 'lit';
import { type SeriesSlot, slotClass } from '../chart/palette.js';
import { slotMask } from './series-patterns.js';

/** The colour of a series beside its name. A shape, not a background, so that forced colours leave its texture. */
export function swatchTemplate(slot: SeriesSlot): TemplateResult {
  return html`<svg class="swatch" part="swatch" aria-hidden="true" focusable="false"><rect class=${slotClass(slot)} mask=${slotMask(slot)} width="100%" height="100%" /></svg>`;
}
