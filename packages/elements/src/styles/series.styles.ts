import { css } from 'lit';

/**
 * The colours of the data. Each has a contrast of at least 3:1 with the surface, and can be told apart from the others with any colour
 * vision; a test measures both. Pages may set their own.
 *
 * A shape or a swatch has the class `series-1` to `series-6`, or `series-other`, alone or with one of `more-2` to `more-other`. It is always
 * an SVG shape, because forced colours would paint over a background but not over a pattern. It also has `mask=${slotMask(slot)}` from
 * `series-patterns.ts`, which is ignored inside `.plain` unless colours are forced.
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
   * The mask is an attribute of each shape because all elements of a page share this sheet, and browsers resolve its url(#…) only once, in
   * the tree of the first element. Unless the page asks for textures, series with a colour of their own have none.
   */
  @media (forced-colors: none) {
    .plain [class^='series-']:not([class*='more-']) {
      mask: none;
    }
  }

  /* In forced colours, only the texture tells series apart. */
  @media (forced-colors: active) {
    [class*='series-'] {
      fill: CanvasText;
    }
  }
`;
