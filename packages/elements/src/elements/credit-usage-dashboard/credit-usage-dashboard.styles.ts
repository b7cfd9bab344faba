import { css } from 'lit';

/** Wide gaps between the pieces, which are compact themselves: space separates them instead of boxes. */
export const dashboard = css`
  .base {
    gap: calc(var(--_space) * 10);
  }

  .top {
    display: grid;
    gap: calc(var(--_space) * 4);
    min-inline-size: 0;
  }

  .heading {
    font-size: 1.375em;
    line-height: 1.25;
  }

  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 10);
    align-items: start;
  }

  /* These pieces share one answer, so its period, what it leaves out and its failures are shown once. */
  :is(credit-usage-summary, credit-usage-chart, credit-category-pie)::part(stale),
  :is(credit-usage-chart, credit-category-pie)::part(period),
  .outdated recent-conversations::part(stale),
  .pieces recent-conversations::part(period),
  .pieces recent-conversations::part(not-included),
  .refused credit-usage-filters::part(refused),
  :is(.error, .outdated) credit-usage-filters::part(error) {
    display: none;
  }

  /* Without the period, the footer is one line. */
  credit-usage-chart::part(footer) {
    min-block-size: var(--_target);
  }

  credit-usage-chart::part(actions),
  .pieces recent-conversations::part(download-button) {
    margin-inline-start: auto;
  }

  .message {
    padding-block: calc(var(--_space) * 4);
    font-size: 1.125em;
  }

  /* Side by side only where the list still fits as a table rather than as cards. */
  @container (inline-size >= 64em) {
    .pieces .columns {
      grid-template-columns: minmax(0, 20em) minmax(44em, 1fr);
      gap: calc(var(--_space) * 12);
    }
  }

  @media print {
    /* The dashboard may break across pages, its pieces may not. */
    :host {
      break-inside: auto;
    }
  }
`;
