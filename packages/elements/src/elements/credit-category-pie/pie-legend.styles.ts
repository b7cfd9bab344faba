import { css } from 'lit';

/** The legend: all its lists share one set of columns, so that amounts and shares line up. */
export const pieLegend = css`
  .legend {
    display: grid;
    grid-template-columns: auto minmax(min(6em, 30%), 1fr) minmax(0, auto) auto;
    row-gap: calc(var(--_space) * 4);
    align-content: start;
    min-inline-size: 0;
  }

  .rows,
  .item,
  .row,
  .refunds {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: subgrid;
    min-inline-size: 0;
  }

  .item + .item,
  .members > .item {
    border-block-start: 1px solid var(--_border);
  }

  .row {
    align-items: baseline;
    align-content: center;
    min-block-size: max(2.5em, var(--_target));
    padding-block: calc(var(--_space) * 1.5);
    line-height: 1.4;
    transition: color var(--_motion) ease-out;
    -webkit-tap-highlight-color: transparent;
  }

  .sign {
    grid-column: 1;
    min-inline-size: 0.75em;
    margin-inline-end: calc(var(--_space) * 2.5);
  }

  .name {
    grid-column: 2;
    min-inline-size: 0;
    overflow-wrap: anywhere;
    text-wrap: pretty;
  }

  .amount,
  .share {
    min-inline-size: 0;
    overflow-wrap: anywhere;
    font-variant-numeric: tabular-nums;
    text-align: end;
  }

  .amount {
    grid-column: 3;
    padding-inline-start: calc(var(--_space) * 4);
  }

  .share {
    grid-column: 4;
    padding-inline-start: calc(var(--_space) * 4);
    color: var(--_text-muted);
  }

  .bars .name {
    grid-column: 1 / 3;
  }

  .bars .row {
    row-gap: calc(var(--_space) * 1.5);
  }

  .bars .item + .item,
  .bars .members > .item {
    border-block-start: 0;
  }

  .bar {
    grid-column: 1 / -1;
    grid-row: 2;
    inline-size: 100%;
    block-size: 0.5em;
    border-radius: 2px;
    print-color-adjust: exact;
    transition: opacity var(--_motion) ease-out;
  }

  .bar:dir(rtl) {
    transform: scaleX(-1);
  }

  .row.back {
    color: var(--_text-muted);
  }

  .row.back .share {
    color: inherit;
  }

  @media (forced-colors: none) {
    .row.back .swatch,
    .row.back .bar {
      opacity: 0.28;
    }
  }

  .row:hover .name,
  .row.pointed .name,
  .row[aria-pressed='true'] .name {
    text-decoration: underline;
    text-underline-offset: 0.25em;
  }

  .row[aria-pressed='true'] .name {
    font-weight: 600;
  }

  .opener {
    grid-column: 2 / -1;
    justify-self: start;
    margin-block-end: calc(var(--_space) * 2);
    color: var(--_text-muted);
    font-size: var(--_label-size);
  }

  .bars .opener {
    grid-column: 1 / -1;
  }

  .members .sign {
    visibility: hidden;
  }

  .members .name {
    padding-inline-start: calc(var(--_space) * 3);
  }

  .refunds-title {
    grid-column: 1 / -1;
    color: var(--_text-muted);
    font-size: var(--_label-size);
  }

  .skeleton .name .bone {
    inline-size: 60%;
  }

  .skeleton .amount .bone {
    inline-size: 4em;
  }

  .skeleton .share .bone {
    inline-size: 3em;
  }

  .bar.bone {
    inline-size: 100%;
  }

  /* Here long amounts do not fit on one line with names. */
  @container (inline-size < 26em) {
    .long .name {
      grid-column: 2 / -1;
    }

    .bars .long .name {
      grid-column: 1 / -1;
    }

    .long .amount {
      grid-column: 1 / 4;
    }

    .long .bar {
      grid-row: 3;
    }
  }

  /* Here no amounts do: with text of twice the size on a phone. */
  @container (inline-size < 18em) {
    .name {
      grid-column: 2 / -1;
    }

    .bars .name {
      grid-column: 1 / -1;
    }

    .amount {
      grid-column: 1 / 4;
    }

    .bar {
      grid-row: 3;
    }
  }

  @container (inline-size < 19em) {
    .amount,
    .share {
      padding-inline-start: calc(var(--_space) * 2);
    }
  }

  @media (forced-colors: active) {
    .row.back rect {
      fill: GrayText;
    }

    .row[aria-pressed='true'] {
      outline: 2px solid Highlight;
      outline-offset: 2px;
    }

    .row:focus-visible,
    .opener:focus-visible {
      outline: 3px solid Highlight;
    }
  }

  @media not print {
    .members[hidden] {
      display: none;
    }
  }
`;
