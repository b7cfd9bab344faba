import { css } from 'lit';

/** A heading over an element, a little stronger than the text around it in whatever type the page has, and what stands beside it. */
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
