import { css } from 'lit';

/** The bars and their axes. Which labels fit depends on the font size, not on the window; see `axis-labels.ts`. */
export const chartBars = css`
  .frame {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
  }

  .unit {
    grid-column: 1 / -1;
    margin-block-end: 1.25em;
    color: var(--_text-muted);
    font-size: var(--_label-size);
    line-height: 1.2;
  }

  .y-axis {
    display: grid;
    min-inline-size: 1.75em;
    block-size: var(--_plot);
    padding-inline-end: calc(var(--_space) * 2);
    color: var(--_text-muted);
    font-size: var(--_label-size);
    font-variant-numeric: tabular-nums;
  }

  .y-label {
    position: relative;
    inset-block-start: calc(var(--_at, 0) * 100%);
    grid-area: 1 / 1;
    justify-self: end;
    block-size: 100%;
    line-height: 0;
    white-space: nowrap;
    pointer-events: none;
  }

  .x-axis {
    position: relative;
    grid-column: 2;
    block-size: 1.5em;
    margin-block-start: calc(var(--_space) * 2);
    color: var(--_text-muted);
    font-size: var(--_label-size);
    font-variant-numeric: tabular-nums;
    line-height: 1.5;
  }

  .x-label {
    position: absolute;
    inset-inline-start: calc(var(--_at, 0) * 100%);
    display: none;
    justify-content: center;
    inline-size: 0;
    white-space: nowrap;
  }

  @container (inline-size < 18em) {
    .at-0 {
      display: flex;
    }
  }

  @container (18em <= inline-size < 24em) {
    .at-1 {
      display: flex;
    }
  }

  @container (24em <= inline-size < 32em) {
    .at-2 {
      display: flex;
    }
  }

  @container (32em <= inline-size < 42em) {
    .at-3 {
      display: flex;
    }
  }

  @container (42em <= inline-size < 56em) {
    .at-4 {
      display: flex;
    }
  }

  @container (56em <= inline-size < 72em) {
    .at-5 {
      display: flex;
    }
  }

  @container (72em <= inline-size) {
    .at-6 {
      display: flex;
    }
  }

  .plot {
    position: relative;
    block-size: var(--_plot);
  }

  .paint {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    overflow: visible;
    pointer-events: none;
    print-color-adjust: exact;
  }

  .paint:dir(rtl) {
    transform: scaleX(-1);
  }

  .grid,
  .zero,
  .halo,
  .marks,
  .outline {
    fill: none;
    stroke: var(--_border);
    vector-effect: non-scaling-stroke;
  }

  .zero {
    stroke: color-mix(in srgb, currentColor 45%, transparent);
  }

  .marks {
    stroke: var(--_previous);
    stroke-width: 1.5px;
  }

  /* Marks lie on bars of any colour, so an outline in the surface colour sets them off. */
  .halo {
    stroke: var(--credit-surface, light-dark(#ffffff, #15181d));
    stroke-width: 3.5px;
  }

  /* In forced colours, hatching would look like one more texture. */
  .outline {
    display: none;
  }

  .bones path {
    fill: var(--_fill);
  }

  .not-yet {
    fill: var(--_fill);
    opacity: 0.5;
  }

  /* A text that does not fit wraps to a second line, which is clipped: it is shown whole or not at all. */
  .not-yet-label {
    position: absolute;
    inset-block-start: calc(var(--_space) * 2);
    inset-inline-start: calc(var(--_at, 0) * 100%);
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    inline-size: calc(var(--_span, 0) * 100%);
    block-size: 1.5em;
    overflow: hidden;
    color: var(--_text-muted);
    font-size: var(--_label-size);
    line-height: 1.5;
    white-space: nowrap;
    pointer-events: none;
  }

  .not-yet-label::before {
    inline-size: 1px;
    block-size: 1.5em;
    content: '';
  }

  .bars,
  .bars path {
    transition: opacity var(--_motion) ease-out;
  }

  @media (forced-colors: none) {
    .back {
      opacity: 0.28;
    }
  }

  .band {
    position: absolute;
    inset-block: 0;
    inset-inline-start: calc(var(--_at, 0) * 100%);
    inline-size: calc(var(--_span, 0) * 100%);
    border-radius: 2px 2px 0 0;
    background: var(--_fill);
    pointer-events: none;
  }

  .hits {
    position: absolute;
    inset: 0;
    display: flex;
  }

  .hit {
    position: relative;
    flex: var(--_span, 1) 1 0;
  }

  .bar-hit,
  .segment-hit {
    position: absolute;
    inset: 0;
    min-inline-size: 0;
    min-block-size: 0;
    border-radius: 2px;
    -webkit-tap-highlight-color: transparent;
  }

  /* A single bar of a group. */
  [data-bucket] {
    inset-inline-start: calc(var(--_at, 0) * 100%);
    inline-size: calc(var(--_span, 1) * 100%);
  }

  .segment-hit:not([data-bucket]) {
    inset-inline: min(3px, 10%);
  }

  .segment-hit {
    inset-block: calc(var(--_top, 0) * 100%) calc(var(--_bottom, 0) * 100%);
  }

  .bar-hit:focus-visible,
  .segment-hit:focus-visible {
    z-index: 1;
  }

  /* The ring stays inside, since the tooltip lies right beside the bar. */
  .bar-hit:focus-visible {
    outline-offset: -2px;
  }

  .segment-hit:focus-visible,
  [data-bucket]:focus-visible {
    outline-offset: 1px;
  }

  @media (forced-colors: active) {
    .bones path,
    .not-yet {
      fill: none;
      stroke: GrayText;
      opacity: 1;
      vector-effect: non-scaling-stroke;
    }

    .grid {
      stroke: GrayText;
      stroke-dasharray: 1 3;
    }

    .zero,
    .marks,
    .outline {
      display: inline;
      stroke: CanvasText;
    }

    .halo {
      stroke: Canvas;
    }

    .bars.back path,
    .bars .back {
      fill: GrayText;
    }

    .back .marks {
      stroke: GrayText;
    }

    .band {
      outline: 1px solid Highlight;
    }

    .bar-hit[aria-pressed='true'] {
      outline: 2px solid Highlight;
    }

    .bar-hit:focus-visible,
    .segment-hit:focus-visible {
      outline: 3px solid Highlight;
    }
  }
`;
