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
    display: grid;
    grid-template-columns: 1.5fr repeat(3, minmax(0, 1fr));
    margin: 0;
  }

  .figure {
    display: grid;
    grid-row: span 3;
    grid-template-rows: subgrid;
    row-gap: var(--_space);
    min-inline-size: 0;
    padding-inline: calc(var(--_space) * 5);
    border-inline-start: 1px solid var(--_border);
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
  }

  .hero .number {
    font-size: 2.5em;
    letter-spacing: -0.02em;
    line-height: 1.1;
  }

  /* An exact total can have forty digits: it grows smaller before it breaks. */
  .hero.long .number {
    font-size: 1.75em;
  }

  .hero.longest .number,
  .value.longest .number {
    font-size: 1.25em;
    letter-spacing: 0;
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

  .context {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space) calc(var(--_space) * 4);
    justify-content: space-between;
    color: var(--_text-muted);
    font-size: var(--_label-size);
    font-variant-numeric: tabular-nums;
  }

  .context p {
    margin: 0;
  }

  .context .not-included {
    flex-basis: 100%;
  }

  .number .bone {
    inline-size: 60%;
  }

  .context .bone {
    inline-size: 14em;
  }

  .note .bone {
    inline-size: 45%;
  }

  /* Where it is narrow, notes take a second line: it is kept free while they load. */
  @container (inline-size < 52rem) {
    .note {
      min-block-size: 2lh;
    }
  }

  @container (inline-size < 24rem) {
    .context {
      align-content: start;
      min-block-size: calc(2lh + var(--_space));
    }
  }

  @container (inline-size < 40rem) {
    .figures {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      row-gap: calc(var(--_space) * 5);
    }

    .figure {
      padding-inline: calc(var(--_space) * 4);
    }

    .figure:nth-child(odd) {
      padding-inline-start: 0;
      border-inline-start: 0;
    }

    .figure:nth-child(even) {
      padding-inline-end: 0;
    }

    .hero .number {
      font-size: 2em;
    }

    .hero.long .number {
      font-size: 1.5em;
    }
  }

  /* A phone: a total of seven digits still stands on one line beside the average. */
  @container (inline-size < 20rem) {
    .number {
      font-size: 1.25em;
    }

    .hero .number,
    .hero.long .number {
      font-size: 1.4em;
      letter-spacing: -0.02em;
    }
  }

  /* One under the other where two do not fit: long numbers in a narrow place, a sidebar, text at 400 %. */
  @container (inline-size < 32rem) {
    .figures:has(.longest) {
      grid-template-columns: minmax(0, 1fr);
    }

    .figures:has(.longest) .figure {
      padding-inline: 0;
      border-inline-start: 0;
    }
  }

  @container (inline-size < 15rem) {
    .figures {
      grid-template-columns: minmax(0, 1fr);
    }

    .figures .figure {
      padding-inline: 0;
      border-inline-start: 0;
    }
  }
`;
