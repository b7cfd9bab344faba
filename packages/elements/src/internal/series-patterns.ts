import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from 'lit';
import type { SeriesSlot } from '../chart/palette.js';

/** A texture: a tile with a path, and its rotation. */
interface Texture {
  readonly id: string;
  readonly size: number;
  readonly shape: string;
  readonly turn?: number;
}

/** The `mask` of a slot. The first slot has none: one plain area is calmer. */
export function slotMask(slot: SeriesSlot): string | typeof nothing {
  return slot === 1 ? nothing : `url(#credit-pattern-${slot})`;
}

const TEXTURES: readonly Texture[] = [
  { id: '2', size: 6, shape: 'M0 0h3v6h-3z', turn: 45 },
  { id: '3', size: 5, shape: 'M1 1h3v3h-3z' },
  { id: '4', size: 5, shape: 'M0 0h5v2.5h-5z' },
  { id: '5', size: 5, shape: 'M0 0h2.5v5h-2.5z' },
  { id: '6', size: 6, shape: 'M0 0h3v6h-3z', turn: -45 },
  { id: 'other', size: 6, shape: 'M0 0h3v3h-3zM3 3h3v3h-3z' },
];

/** The opacity between the lines of a texture that stands beside plain colours, so that its own colour still shows. */
const GROUND = 0.4;

/** Larger than any drawing; the shape clips it. */
const EXTENT = 20_000;

function textureTemplate({ id, size, shape, turn = 0 }: Texture): SVGTemplateResult {
  return svg`
    <pattern id="credit-tile-${id}" width=${size} height=${size} patternUnits="userSpaceOnUse" patternTransform="rotate(${turn})">
      <path d=${shape} fill="#fff" />
    </pattern>
    ${maskTemplate(id, id, 0)}${maskTemplate(`more-${id}`, id, GROUND)}
  `;
}

function maskTemplate(name: string, tile: string, ground: number): SVGTemplateResult {
  const edge = -EXTENT / 2;
  // As large as the shape, which is the default: a larger one takes up to thirty times as long to paint.
  return svg`
    <mask id="credit-pattern-${name}">
      <rect x=${edge} y=${edge} width=${EXTENT} height=${EXTENT} fill="#fff" fill-opacity=${ground} />
      <rect x=${edge} y=${edge} width=${EXTENT} height=${EXTENT} fill="url(#credit-tile-${tile})" />
    </mask>
  `;
}

/**
 * The textures, in an SVG without a size. They are masks, so that one set serves all colours of shapes and swatches. Their ids are private
 * to the shadow tree.
 */
export const patternsTemplate: TemplateResult = html`<svg class="patterns" aria-hidden="true"><defs>${TEXTURES.map(textureTemplate)}</defs></svg>`;
