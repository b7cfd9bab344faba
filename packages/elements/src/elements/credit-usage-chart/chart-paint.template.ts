import { html, nothing, svg, type TemplateResult } from 'lit';
import { PARTIAL, type SeriesSlot, slotClass } from '../../chart/palette.js';
import { slotMask } from '../../internal/series-patterns.js';
import type { ChartDrawing, PaintLayer } from './chart-drawing.js';
import type { Highlight } from './chart-highlight.js';

/** Draws the bars, without semantics: the HTML around them has those. Empty until the size is known. */
export function paintTemplate(
  drawing: ChartDrawing | undefined,
  slots: readonly SeriesSlot[],
  highlight: Highlight,
): TemplateResult {
  const { width, height } = drawing?.box ?? { width: 1, height: 1 };
  return html`
    <svg
      class="paint"
      part="paint"
      viewBox="0 0 ${width} ${height}"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      ${drawing ? shapesTemplate(drawing, slots, highlight) : nothing}
    </svg>
  `;
}

function shapesTemplate(
  { box, grid, zero, layers, marks, notYet }: ChartDrawing,
  slots: readonly SeriesSlot[],
  highlight: Highlight,
): TemplateResult {
  return svg`
    <path class="grid" part="grid" d=${grid} />
    ${notYet ? svg`<rect class="not-yet" part="not-yet" x=${notYet.x} y="0" width=${notYet.width} height=${box.height} />` : nothing}
    ${layers.map((layer) => layerTemplate(layer, slots, highlight))}
    <path class="zero" part="zero" d="M0 ${zero}h${box.width}" />
    ${highlight ? nothing : marks.map(marksTemplate)}
  `;
}

/** Marks show totals of whole bars, so there are none while a series is highlighted. The first path is that of dimmed bars. */
function marksTemplate(path: string, index: number): TemplateResult | typeof nothing {
  if (path === '') return nothing;
  return svg`<g class=${index === 0 ? 'back' : ''}><path class="halo" d=${path} /><path class="marks" part="previous" d=${path} /></g>`;
}

function layerTemplate(
  { partial, back, paths }: PaintLayer,
  slots: readonly SeriesSlot[],
  highlight: Highlight,
): TemplateResult {
  return svg`<g class="bars ${back ? 'back' : ''}" mask=${partial ? slotMask(PARTIAL) : nothing}>${paths.map(
    (path, index) => {
      const slot = slots[index] ?? 1;
      const name = slotClass(slot);
      const stepsBack = highlight !== undefined && !highlight.has(index);
      return svg`<path class="${name} ${stepsBack ? 'back' : ''}" part="series ${name}" mask=${slotMask(slot)} d=${path} />`;
    },
  )}</g>${partial ? svg`<path class="outline" d=${paths.join('')} />` : nothing}`;
}
