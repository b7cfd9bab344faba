import { css } from 'lit';

/** Generous between the pieces, which are tight in themselves: space does what boxes would. */
export const dashboard = css`
  .base {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 10);
    min-inline-size: 0;
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

  /* One answer stands behind all of them: what it is about, what it leaves out, that it is old or did not come, is said once. */
  :is(credit-usage-summary, credit-usage-chart, credit-category-pie)::part(stale),
  :is(credit-usage-chart, credit-category-pie)::part(period),
  .outdated recent-conversations::part(stale),
  .pieces recent-conversations::part(period),
  .pieces recent-conversations::part(not-included),
  .refused credit-usage-filters::part(refused),
  :is(.error, .outdated) credit-usage-filters::part(error) {
    display: none;
  }

  /* It is one line without the period. */
  credit-usage-chart::part(footer) {
    min-block-size: 24px;
  }

  credit-usage-chart::part(actions),
  .pieces recent-conversations::part(download-button) {
    margin-inline-start: auto;
  }

  .message {
    padding-block: calc(var(--_space) * 4);
    font-size: 1.125em;
  }

  /* Side by side where the list is still a table, and not cards. */
  @container (inline-size >= 64rem) {
    .pieces .columns {
      grid-template-columns: minmax(0, 20rem) minmax(44rem, 1fr);
      gap: calc(var(--_space) * 12);
    }
  }

  @media print {
    /* It is longer than a page; its pieces are not. */
    :host {
      break-inside: auto;
    }
  }
`;
