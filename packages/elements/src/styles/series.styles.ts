import { css } from 'lit';

/**
 * The colours of the data. Each one stands out from its surface by 3:1 at least, and from every other one for people with any
 * kind of colour vision; a test measures both. Hosts may set their own.
 *
 * A shape or a swatch wears `series-1` to `series-6`, or `series-other`, by itself or with one of `more-2` to `more-other`, and is an SVG
 * shape in all cases: patterns reach those in forced colours too, where a background would be painted over. It also has `mask=${slotMask(slot)}` from `series-patterns.ts`,
 * which is ignored inside `.plain` while there are colours.
 */
export const series = css`
  .series-1 {
    fill: var(--credit-series-1, light-dark(#283dda, #6266ee));
  }

  .series-2 {
    fill: var(--credit-series-2, light-dark(#1797ff, #1cb0fa));
  }

  .series-3 {
    fill: var(--credit-series-3, light-dark(#0f3928, #a8e6d2));
  }

  .series-4 {
    fill: var(--credit-series-4, light-dark(#c58902, #edb52a));
  }

  .series-5 {
    fill: var(--credit-series-5, light-dark(#9c4b02, #c93c12));
  }

  .series-6 {
    fill: var(--credit-series-6, light-dark(#64307f, #8d5a8c));
  }

  .series-other {
    fill: var(--credit-series-other, light-dark(#808183, #98979a));
  }

  .swatch {
    flex: none;
    inline-size: 0.75em;
    block-size: 0.75em;
    overflow: hidden;
    border-radius: 2px;
    forced-color-adjust: none;
    print-color-adjust: exact;
  }

  .patterns {
    position: absolute;
    inline-size: 0;
    block-size: 0;
  }

  /*
   * A shape says itself which texture it has, as an attribute: a sheet is shared by all elements of a page, and a browser looks up
   * what its url(#…) means only once, in the tree of the first. Without a request for textures, colours are
   * enough, for all that have one.
   */
  @media (forced-colors: none) {
    .plain [class^='series-']:not([class*='more-']) {
      mask: none;
    }
  }

  /* Without colours the texture is all there is. */
  @media (forced-colors: active) {
    [class*='series-'] {
      fill: CanvasText;
    }
  }
`;
