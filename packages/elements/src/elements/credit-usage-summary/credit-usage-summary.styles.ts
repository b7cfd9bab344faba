import { css } from 'lit';

/**
 * Four figures on shared rows: labels, figures and notes line up across the columns, whatever wraps in one of them.
 * The total is the hero; hairlines stand between, no boxes.
 */
export const summary = css`
  .base {
    display: grid;
    gap: calc(var(--_space) * 4);
    min-inline-size: 0;
  }

  .figures {
    --_between: calc(var(--_space) * 5);
    --_line: 1px;
    display: grid;
    /* Never narrower than the number in it. */
    grid-template-columns: minmax(min-content, 1.5fr) repeat(3, minmax(min-content, 1fr));
    margin: 0;
  }

  .figure {
    display: grid;
    grid-row: span 3;
    grid-template-rows: subgrid;
    row-gap: var(--_space);
    min-inline-size: 0;
    padding-inline: var(--_between);
    border-inline-start: var(--_line) solid var(--_border);
  }

  .figure:first-child {
    padding-inline-start: 0;
    border-inline-start: 0;
  }

  .figure:last-child {
    padding-inline-end: 0;
  }

  .label {
    align-self: end;
    color: var(--_text-muted);
    font-size: var(--_label-size);
    text-wrap: balance;
    overflow-wrap: anywhere;
  }

  .value {
    align-self: first baseline;
    min-inline-size: 0;
    margin: 0;
    overflow-wrap: anywhere;
    line-height: 1.3;
  }

  /* The size is the number's alone: a unit that wraps under it keeps the height of small text. */
  .number {
    font-size: 1.5em;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    letter-spacing: -0.01em;
    line-height: 1.2;
    white-space: nowrap;
  }

  .hero .number {
    font-size: 2.5em;
    letter-spacing: -0.02em;
    line-height: 1.1;
  }

  .hero.long .number {
    font-size: 2em;
  }

  /* An exact total can have forty digits: no place is as wide as that. */
  .value.longest .number {
    font-size: 1.25em;
    letter-spacing: 0;
    white-space: normal;
  }

  /* Never smaller than the figures beside it. */
  .hero.longest .number {
    font-size: 1.5em;
  }

  @container (inline-size >= 72rem) {
    .hero.long .number {
      font-size: 2.5em;
    }

    .hero.longest .number {
      font-size: 2em;
    }
  }

  .unit {
    color: var(--_text-muted);
    font-size: var(--_label-size);
    white-space: nowrap;
  }

  .note {
    margin: 0;
    color: var(--_text-muted);
    font-size: var(--_label-size);
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
  }

  .arrow {
    display: inline-block;
    inline-size: 0.625em;
    block-size: 0.625em;
    fill: currentColor;
  }

  .number .bone {
    display: inline-block;
    inline-size: 3em;
    vertical-align: bottom;
  }

  .hero .number .bone {
    inline-size: 4.5em;
  }

  .note .bone {
    inline-size: 45%;
  }

  /* Where it is narrow, notes take a second line: it is kept free while they load. */
  @container (inline-size < 40rem) {
    .note {
      min-block-size: 2lh;
    }
  }

  @container (inline-size < 24rem) {
    .hero + .note {
      min-block-size: 3lh;
    }

    .context {
      align-content: start;
      min-block-size: calc(2lh + var(--_space));
    }
  }

  /* Two by two, until labels, figures and notes each fit a line of four. */
  @container (inline-size < 56rem) {
    .figures {
      --_between: calc(var(--_space) * 4);
      grid-template-columns: repeat(2, minmax(min-content, 1fr));
      row-gap: calc(var(--_space) * 5);
    }

    .figure:nth-child(odd) {
      padding-inline-start: 0;
      border-inline-start: 0;
    }

    .figure:nth-child(even) {
      padding-inline-end: 0;
    }
  }

  @container (inline-size < 40rem) {
    .hero .number {
      font-size: 2em;
    }

    .hero.long .number {
      font-size: 1.5em;
    }
  }

  /*
   * Two numbers beside each other, as long as both fit: measured in the element's own text, so that larger text counts as a narrower
   * place. Then smaller, then one under the other.
   */
  @container (inline-size < 26em) {
    .figures:has(.long) .number {
      font-size: 1.25em;
    }

    .figures .hero.long .number {
      font-size: 1.4em;
    }
  }

  @container (inline-size < 21em) {
    .number {
      font-size: 1.25em;
    }

    .hero .number {
      font-size: 1.4em;
    }
  }

  @container (inline-size < 32em) {
    .figures:has(.longest) {
      --_between: 0px;
      --_line: 0px;
      grid-template-columns: minmax(0, 1fr);
    }
  }

  @container (inline-size < 23em) {
    .figures:has(.long) {
      --_between: 0px;
      --_line: 0px;
      grid-template-columns: minmax(0, 1fr);
    }
  }

  @container (inline-size < 16.5em) {
    .figures {
      --_between: 0px;
      --_line: 0px;
      grid-template-columns: minmax(0, 1fr);
    }

    .hero.longest .number {
      font-size: 1.25em;
    }
  }

  /* A few letters of text at 400 %. */
  @container (inline-size < 9em) {
    .number {
      white-space: normal;
    }
  }
`;
