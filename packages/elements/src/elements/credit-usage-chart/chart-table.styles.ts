import { css } from 'lit';

/** The table behind the chart. */
export const chartTable = css`
  .table-region {
    --_cell: calc(var(--_space) * 1.5);
    border-block: 1px solid var(--_border);
    font-size: var(--_label-size);
    overscroll-behavior-inline: contain;
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
    font-weight: inherit;
    text-align: right;
    white-space: nowrap;
  }

  /* The names of rows stay visible while amounts scroll sideways. */
  th:first-child {
    inset-inline-start: 0;
    padding-inline-start: 0;
    text-align: start;
  }

  th:last-child,
  td:last-child {
    padding-inline-end: calc(var(--_space) * 2);
  }

  /* In print nothing sticks, or it would cover rows on every page. */
  @media screen {
    .table-region {
      /* A month of days fits. If there are more rows, half a row above the footer shows that the table scrolls. */
      max-block-size: calc(33.5 * (1lh + 2 * var(--_cell) + 1px));
      overflow: auto;
    }

    th,
    tfoot td {
      position: sticky;
      z-index: 1;
      background: var(--credit-surface, light-dark(#ffffff, #15181d));
    }
  }

  :is(thead, tfoot) :is(th, td) {
    font-weight: 600;
  }

  :is(thead, tfoot) th:first-child {
    z-index: 2;
  }

  thead th {
    inset-block-start: 0;
  }

  tfoot :is(th, td) {
    inset-block-end: 0;
    border-block-start: 1px solid var(--_border);
  }

  :is(tbody, tfoot) tr:last-child > * {
    border-block-end: 0;
  }

  @container (inline-size < 36em) {
    th:first-child {
      min-inline-size: 11.5em;
      white-space: normal;
    }
  }

  /* As narrow as it can be, since a wider table would shrink the page; and the total is printed once, at the end. */
  @media print {
    .table-region {
      font-size: 11px;
    }

    th,
    td {
      padding-inline: var(--_space);
    }

    thead th {
      white-space: normal;
      overflow-wrap: anywhere;
    }

    tr {
      break-inside: avoid;
    }

    tfoot {
      display: table-row-group;
    }
  }
`;
