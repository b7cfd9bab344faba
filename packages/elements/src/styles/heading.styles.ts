import { css } from 'lit';

/** A heading over an element: a little stronger than the text around it, in whatever type the page has. */
export const heading = css`
  .heading {
    font-size: 1.125em;
    font-weight: 600;
    line-height: 1.3;
    text-wrap: balance;
  }
`;
