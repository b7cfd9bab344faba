import { css } from 'lit';
import { chartBars } from './chart-bars.styles.js';
import { chartTable } from './chart-table.styles.js';
import { chartTooltip } from './chart-tooltip.styles.js';

/** What stands around the bars. */
const chartLayout = css`
  :host {
    --_plot: var(--credit-usage-chart-block-size, clamp(11rem, 34cqi, 18rem));
    --_focus: 2px solid var(--credit-focus-ring, currentColor);
  }

  .base {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 3);
    min-inline-size: 0;
    margin: 0;
  }

  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--_space) * 4);
    min-block-size: 24px;
    margin: 0;
    padding: 0;
    font-size: var(--_label-size);
    list-style: none;
  }

  .legend-item,
  .legend-note {
    display: inline-flex;
    gap: calc(var(--_space) * 2);
    align-items: center;
    min-inline-size: 24px;
    min-block-size: 24px;
  }

  .legend-item,
  .action {
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }

  .legend-item:hover .words,
  .legend-item[aria-pressed='true'] .words {
    text-decoration: underline;
    text-underline-offset: 0.25em;
  }

  .legend-item[aria-pressed='true'] {
    font-weight: 600;
  }

  .legend-item:focus-visible,
  .action:focus-visible {
    outline: var(--_focus);
    outline-offset: 2px;
    border-radius: 2px;
  }

  /* The sign of the period before: the mark itself. */
  .mark {
    flex: none;
    inline-size: 0.75em;
    border-block-start: 2px solid;
    opacity: 0.4;
  }

  .footer {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--_space) * 4);
    align-items: center;
    justify-content: space-between;
    min-block-size: 24px;
    color: var(--_text-muted);
    font-size: var(--_label-size);
    font-variant-numeric: tabular-nums;
  }

  .period {
    margin: 0;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--_space) * 4);
  }

  .action {
    min-block-size: 24px;
    text-decoration: underline;
    text-decoration-color: var(--_border);
    text-underline-offset: 0.25em;
  }

  .action:hover {
    text-decoration-color: currentColor;
  }

  .skeleton {
    display: grid;
    gap: calc(var(--_space) * 3);
  }

  .skeleton .bone {
    display: block;
    inline-size: 5em;
    border-radius: calc(var(--_radius) / 2);
    background: var(--_fill);
    line-height: 1.2;
    user-select: none;
    animation: appear var(--_motion) ease-out;
  }

  .skeleton .y-axis .bone {
    inline-size: 1.5em;
    background: none;
  }

  .skeleton .period .bone {
    inline-size: 14em;
  }

  /* As high as the chart would be. */
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

  @keyframes appear {
    from {
      opacity: 0;
    }
  }

  /* Where it is narrow, names take more lines: they are kept free while it loads. */
  @container (inline-size < 36em) {
    .legend {
      align-content: start;
      min-block-size: 48px;
    }
  }

  @container (inline-size < 24em) {
    .legend {
      min-block-size: 72px;
    }

    .footer {
      align-content: start;
      min-block-size: 48px;
    }
  }

  @media (pointer: coarse) {
    .action,
    .legend-item {
      min-block-size: 40px;
    }
  }

  @media (forced-colors: active) {
    .skeleton .bone {
      border: 1px solid GrayText;
    }
  }

  @media print {
    .actions {
      display: none;
    }
  }
`;

/** The sheets of the chart. */
export const chart = [chartLayout, chartBars, chartTable, chartTooltip];
