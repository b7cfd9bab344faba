import { css } from 'lit';
import { pieLegend } from './pie-legend.styles.js';

/** The ring with the total inside, and the legend beside it, or below it in narrow places. */
const pieLayout = css`
  :host {
    --_donut: var(--credit-category-pie-size, 13em);
  }

  .base {
    gap: calc(var(--_space) * 4);
  }

  .pie {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 5) calc(var(--_space) * 10);
    min-inline-size: 0;
  }

  .bars {
    row-gap: calc(var(--_space) * 3);
  }

  .donut {
    justify-self: center;
    inline-size: min(100%, var(--_donut));
    aspect-ratio: 1;
  }

  .ring {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    overflow: visible;
    print-color-adjust: exact;
  }

  .track {
    fill: var(--_fill);
  }

  .slice {
    cursor: pointer;
    transition: opacity var(--_motion) ease-out;
  }

  @media (forced-colors: none) {
    .slice.back {
      opacity: 0.28;
    }
  }

  .total {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--_space) * 2);
    align-items: baseline;
    min-inline-size: 0;
    line-height: 1.2;
    overflow-wrap: anywhere;
  }

  .number {
    min-inline-size: 0;
    font-size: 1.75em;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    letter-spacing: -0.01em;
  }

  .above:not(.bars) .number {
    font-size: 1.375em;
  }

  .unit {
    color: var(--_text-muted);
    font-size: var(--_label-size);
  }

  .period {
    color: var(--_text-muted);
    font-size: var(--_label-size);
    font-variant-numeric: tabular-nums;
  }

  .number .bone {
    inline-size: 6em;
  }

  .period .bone {
    inline-size: 14em;
  }

  .skeleton .ring {
    animation: appear var(--_motion) ease-out;
  }

  .vacant {
    display: grid;
    gap: calc(var(--_space) * 5) calc(var(--_space) * 10);
    align-items: center;
    /* The height of the ring, or of as many rows as most reports have. */
    min-block-size: max(var(--_donut), 15em + 5px);
  }

  .words-instead .message {
    min-block-size: 0;
  }

  /* Inside the ring, if that is wide enough. */
  @container (inline-size >= 13em) {
    .pie.inside > :is(.donut, .total) {
      grid-area: 1 / 1;
    }

    .inside .total {
      flex-flow: column nowrap;
      gap: 0;
      align-items: center;
      align-self: start;
      justify-content: center;
      justify-self: center;
      inline-size: min(100%, var(--_donut));
      aspect-ratio: 1;
      pointer-events: none;
    }

    .inside .total .words {
      text-align: center;
    }

    .small .number {
      font-size: 1.5em;
    }

    .smallest .number {
      font-size: 1.1875em;
      letter-spacing: 0;
    }
  }

  @container (inline-size >= 34em) {
    :is(.pie, .vacant.inside):not(.bars) {
      grid-template-columns: var(--_donut) minmax(0, 1fr);
    }

    .above {
      grid-template-rows: auto 1fr;
    }

    .above .donut {
      grid-area: 1 / 1 / span 2;
    }

    .donut {
      align-self: start;
      justify-self: start;
      inline-size: var(--_donut);
    }

    .inside .legend {
      align-self: center;
    }
  }

  @media (forced-colors: active) {
    .track {
      fill: none;
      stroke: GrayText;
    }

    .slice.back {
      fill: GrayText;
    }
  }
`;

/** The style sheets of the pie. */
export const pie = [pieLayout, pieLegend];
