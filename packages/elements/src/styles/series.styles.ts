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
  :host {
    --_series-1: var(--credit-series-1, light-dark(#283dda, #6266ee));
    --_series-2: var(--credit-series-2, light-dark(#1797ff, #1cb0fa));
    --_series-3: var(--credit-series-3, light-dark(#0f3928, #a8e6d2));
    --_series-4: var(--credit-series-4, light-dark(#c58902, #edb52a));
    --_series-5: var(--credit-series-5, light-dark(#9c4b02, #c93c12));
    --_series-6: var(--credit-series-6, light-dark(#64307f, #8d5a8c));
    --_series-other: var(--credit-series-other, light-dark(#808183, #98979a));
  }

  .series-1 {
    fill: var(--_series-1);
  }

  .series-2 {
    fill: var(--_series-2);
  }

  .series-3 {
    fill: var(--_series-3);
  }

  .series-4 {
    fill: var(--_series-4);
  }

  .series-5 {
    fill: var(--_series-5);
  }

  .series-6 {
    fill: var(--_series-6);
  }

  .series-other {
    fill: var(--_series-other);
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
    .series-1,
    .series-2,
    .series-3,
    .series-4,
    .series-5,
    .series-6,
    .series-other {
      fill: CanvasText;
    }
  }
`;
