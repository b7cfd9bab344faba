import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from 'lit';
import type { SeriesSlot } from '../chart/palette.js';

/** A texture: a tile, how it is turned, and the part of it that shows. */
interface Texture {
  readonly id: string;
  readonly size: number;
  readonly turn: number;
  /** The path that shows in each tile. */
  readonly shape: string;
  /** How much shows through between, 0 to 1. */
  readonly ground: number;
}

const texture = (id: string, size: number, shape: string, turn = 0, ground = 0): Texture => ({
  id: `credit-pattern-${id}`,
  size,
  turn,
  shape,
  ground,
});

/** The `mask` of what is not over yet. */
export const PARTIAL_MASK = 'url(#credit-pattern-partial)';

/** The `mask` of a slot. The first has none: what is most is calmest. */
export function slotMask(slot: SeriesSlot): string | typeof nothing {
  return slot === 1 ? nothing : `url(#credit-pattern-${slot})`;
}

const TEXTURES: readonly Texture[] = [
  texture('2', 6, 'M0 0h3v6h-3z', 45),
  texture('3', 5, 'M1 1h3v3h-3z'),
  texture('4', 5, 'M0 0h5v2.5h-5z'),
  texture('5', 5, 'M0 0h2.5v5h-2.5z'),
  texture('6', 6, 'M0 0h3v6h-3z', -45),
  texture('other', 6, 'M0 0h3v3h-3zM3 3h3v3h-3z'),
  // What is not over yet: lighter, in its own colour.
  texture('partial', 6, 'M0 0h3v6h-3z', 45, 0.4),
];

/** Larger than any drawing, as it is cut to the shape that wears it. */
const EXTENT = 20_000;

function maskTemplate({ id, size, turn, shape, ground }: Texture): SVGTemplateResult {
  const edge = -EXTENT / 2;
  return svg`
    <pattern id="${id}-tile" width=${size} height=${size} patternUnits="userSpaceOnUse" patternTransform="rotate(${turn})">
      <path d=${shape} fill="#fff" />
    </pattern>
    <mask id=${id} maskUnits="userSpaceOnUse" x=${edge} y=${edge} width=${EXTENT} height=${EXTENT}>
      <rect x=${edge} y=${edge} width=${EXTENT} height=${EXTENT} fill="#fff" fill-opacity=${ground} />
      <rect x=${edge} y=${edge} width=${EXTENT} height=${EXTENT} fill="url(#${id}-tile)" />
    </mask>
  `;
}

/**
 * The textures, in a drawing of their own that has no size: masks, so that one set serves all colours, of shapes and swatches alike.
 * Their ids are private to a shadow tree.
 */
export const patternsTemplate: TemplateResult = html`<svg class="patterns" aria-hidden="true" focusable="false"><defs>${TEXTURES.map(maskTemplate)}</defs></svg>`;
