import { css } from 'lit';
import { pieLegend } from './pie-legend.styles.js';

/** The ring with the total in its middle, and the legend beside it, or under it where it is narrow. */
const pieLayout = css`
  :host {
    --_donut: var(--credit-category-pie-size, 13em);
  }

  .base {
    display: grid;
    gap: calc(var(--_space) * 4);
    min-inline-size: 0;
    margin: 0;
  }

  .pie {
    display: grid;
    grid-template:
      'total' auto
      'donut' auto
      'legend' auto / minmax(0, 1fr);
    gap: calc(var(--_space) * 5) calc(var(--_space) * 10);
    min-inline-size: 0;
  }

  .bars {
    grid-template:
      'total' auto
      'legend' auto / minmax(0, 1fr);
    row-gap: calc(var(--_space) * 3);
  }

  .donut {
    grid-area: donut;
    justify-self: center;
    inline-size: min(100%, var(--_donut));
    aspect-ratio: 1;
  }

  .legend {
    grid-area: legend;
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
    grid-area: total;
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--_space) * 2);
    align-items: baseline;
    min-inline-size: 0;
    margin: 0;
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

  .unit {
    color: var(--_text-muted);
    font-size: var(--_label-size);
  }

  .period {
    margin: 0;
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
    /* The ring, or as many rows as most reports have. */
    min-block-size: max(var(--_donut), 15em + 5px);
  }

  .vacant .donut {
    grid-area: auto;
  }

  .words-instead .message {
    min-block-size: 0;
  }

  /* In the middle of the ring, as long as that is wide enough. */
  @container (inline-size >= 13em) {
    .inside .total {
      grid-area: donut;
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

    .inside {
      grid-template:
        'donut' auto
        'legend' auto / minmax(0, 1fr);
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
    .pie {
      grid-template:
        'donut total' auto
        'donut legend' 1fr / var(--_donut) minmax(0, 1fr);
    }

    .donut {
      align-self: start;
      justify-self: start;
      inline-size: var(--_donut);
    }

    .inside {
      grid-template: 'donut legend' auto / var(--_donut) minmax(0, 1fr);
    }

    .inside .legend {
      align-self: center;
    }

    .vacant.inside {
      grid-template: none;
      grid-template-columns: var(--_donut) minmax(0, 1fr);
    }

    .bars {
      grid-template:
        'total' auto
        'legend' auto / minmax(0, 1fr);
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

/** The sheets of the pie. */
export const pie = [pieLayout, pieLegend];
