import { css } from 'lit';
import { chip } from '../../styles/chip.styles.js';
import { context } from '../../styles/context.styles.js';
import { chartBars } from './chart-bars.styles.js';
import { chartTable } from './chart-table.styles.js';
import { chartTooltip } from './chart-tooltip.styles.js';

/** The layout around the bars. */
const chartLayout = css`
  :host {
    --_plot: var(--credit-usage-chart-block-size, clamp(11rem, 34cqi, 18rem));
    /* Weaker than text, since bars matter more, except for readers who want more contrast. */
    --_previous: color-mix(in srgb, var(--_text-muted) 70%, var(--_border));
  }

  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--_space) * 4);
    font-size: var(--_label-size);
  }

  .legend-item,
  .legend-note {
    display: inline-flex;
    gap: calc(var(--_space) * 2);
    align-items: center;
    min-block-size: var(--_target);
    overflow-wrap: anywhere;
  }

  .legend-item:hover .words,
  .legend-item[aria-pressed='true'] .words {
    text-decoration: underline;
    text-underline-offset: 0.25em;
  }

  .legend-item[aria-pressed='true'] {
    font-weight: 600;
  }

  /* The sample of the previous period: the mark itself. */
  .mark {
    flex: none;
    inline-size: 0.75em;
    border-block-start: 2px solid var(--_previous);
  }

  .footer {
    row-gap: 0;
    align-items: center;
    justify-content: start;
    min-block-size: var(--_target);
  }

  .footer .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--_space) * 4);
    margin-inline-start: auto;
  }

  /* Signs and digits keep their order, whatever the text direction. */
  .x-label span,
  .y-label span,
  .tooltip-row dd,
  td {
    unicode-bidi: plaintext;
  }

  .footer .chip {
    font-size: inherit;
  }

  .skeleton {
    display: grid;
    gap: calc(var(--_space) * 3);
  }

  .bone {
    inline-size: 5em;
    line-height: 1.2;
  }

  .y-axis .bone {
    inline-size: 1.5em;
    background: none;
  }

  /* As high as the chart. */
  .vacant {
    display: grid;
  }

  .vacant > * {
    grid-area: 1 / 1;
  }

  .ghost {
    visibility: hidden;
  }

  .words-instead {
    display: grid;
    gap: var(--_space);
    align-content: center;
  }

  .words-instead .message {
    min-block-size: 0;
  }

  .words-instead .period {
    color: var(--_text-muted);
    font-size: var(--_label-size);
  }

  /* In narrow places the legend takes more lines, for which the skeleton keeps room. */
  @container (inline-size < 54em) {
    .legend {
      align-content: start;
      min-block-size: calc(var(--_target) * 2);
    }
  }

  @container (inline-size < 24em) {
    .legend {
      min-block-size: calc(var(--_target) * 3);
    }

    .footer {
      align-content: start;
      min-block-size: calc(var(--_target) * 2);
    }
  }

  /* With its table the chart may be longer than a page; only the drawing must not break. */
  @media print {
    :host {
      break-inside: auto;
    }

    .frame {
      break-inside: avoid;
    }

    .legend,
    .footer {
      break-before: avoid;
    }
  }
`;

/** The style sheets of the chart. */
export const chart = [context, chip, chartLayout, chartBars, chartTable, chartTooltip];
