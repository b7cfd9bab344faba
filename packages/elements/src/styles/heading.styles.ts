import { css } from 'lit';

/** The heading of an element, a little stronger than the page's text, and what is beside it. */
export const heading = css`
  .head {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 2) calc(var(--_space) * 4);
    align-items: baseline;
    justify-content: space-between;
  }

  .heading {
    font-size: 1.125em;
    font-weight: 600;
    line-height: 1.3;
    text-wrap: balance;
  }
`;
