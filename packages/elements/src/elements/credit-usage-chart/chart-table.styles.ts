import { css } from 'lit';

/** The table behind the chart. */
export const chartTable = css`
  .table-region {
    --_cell: calc(var(--_space) * 1.5);
    /* Whole rows, with the head and the foot: no slit of one more under it. */
    max-block-size: calc(13 * (1lh + 2 * var(--_cell) + 1px) + 2px);
    overflow: auto;
    border-block: 1px solid var(--_border);
    font-size: var(--_label-size);
    overscroll-behavior: contain;
  }

  .table-region:focus-visible {
    outline: var(--_focus);
    outline-offset: 4px;
  }

  table {
    min-inline-size: 100%;
    border-collapse: separate;
    border-spacing: 0;
    font-variant-numeric: tabular-nums;
  }

  th,
  td {
    padding: var(--_cell) calc(var(--_space) * 3);
    border-block-end: 1px solid var(--_border);
    text-align: end;
    white-space: nowrap;
  }

  th {
    font-weight: 400;
    text-align: start;
  }

  th:first-child {
    padding-inline-start: 0;
  }

  th:last-child,
  td:last-child {
    padding-inline-end: calc(var(--_space) * 2);
  }

  thead th,
  tfoot :is(th, td) {
    position: sticky;
    z-index: 1;
    background: var(--credit-surface, light-dark(#ffffff, #15181d));
    font-weight: 600;
  }

  thead th {
    inset-block-start: 0;
    text-align: end;
  }

  thead th:first-child {
    text-align: start;
  }

  tfoot :is(th, td) {
    inset-block-end: 0;
    border-block: 1px solid var(--_border);
    border-block-end: 0;
  }

  tbody tr:last-child > * {
    border-block-end: 0;
  }

  @media print {
    .table-region {
      max-block-size: none;
      overflow: visible;
    }
  }
`;
