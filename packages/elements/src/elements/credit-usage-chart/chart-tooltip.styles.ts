import { css } from 'lit';

/** The tooltip has a shadow because it lies over the page. */
export const chartTooltip = css`
  .tooltip {
    position: fixed;
    inset: 0 auto auto 0;
    inline-size: max-content;
    max-inline-size: min(27em, calc(100vw - 16px));
    margin: 0;
    padding: calc(var(--_space) * 3);
    border: 1px solid color-mix(in srgb, currentColor 14%, transparent);
    border-radius: var(--_radius);
    background: var(--credit-tooltip-surface, light-dark(#ffffff, #23272e));
    box-shadow: 0 2px 4px rgb(0 0 0 / 8%), 0 8px 24px rgb(0 0 0 / 14%);
    color: var(--credit-tooltip-text, light-dark(#1c2026, #e9ebee));
    font-size: var(--_label-size);
    font-variant-numeric: tabular-nums;
  }

  .tooltip-title {
    color: color-mix(in srgb, currentColor 80%, transparent);
  }

  .tooltip-total {
    font-size: 1.25em;
    font-weight: 600;
  }

  .tooltip-rows {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: calc(var(--_space) / 2) calc(var(--_space) * 6);
    margin-block-start: calc(var(--_space) * 2);
    padding-block-start: calc(var(--_space) * 2);
    border-block-start: 1px solid color-mix(in srgb, currentColor 14%, transparent);
  }

  .tooltip-row {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: subgrid;
    align-items: baseline;
  }

  .tooltip-row dt {
    display: flex;
    gap: calc(var(--_space) * 2);
    align-items: baseline;
    overflow-wrap: anywhere;
  }

  .tooltip-row dd {
    text-align: right;
    overflow-wrap: anywhere;
  }

  .tooltip-row.active {
    font-weight: 600;
  }

  /* With little room beside the bar, only the most important content is shown. */
  .tight {
    max-inline-size: min(11em, 44vw);
  }

  .tight .tooltip-rows {
    display: none;
  }

  .tooltip-row .mark {
    align-self: center;
  }

  @media print {
    .tooltip {
      display: none;
    }
  }
`;
