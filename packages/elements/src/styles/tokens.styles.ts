import { css } from 'lit';

/**
 * The public tokens with their fallbacks, and the private names that the other sheets use.
 * Most colours are the page's text colour, mixed weaker, so that elements fit into any page.
 */
export const tokens = css`
  :host {
    --_surface: var(--credit-surface, transparent);
    --_text-muted: var(--credit-text-muted, color-mix(in srgb, currentColor 74%, transparent));
    --_border: var(--credit-border, color-mix(in srgb, currentColor 13%, transparent));
    --_fill: var(--credit-fill, color-mix(in srgb, currentColor 8%, transparent));
    --_radius: var(--credit-radius, 0.5rem);
    --_space: var(--credit-space, 0.25rem);
    --_motion: var(--credit-motion-duration, 150ms);
    --_focus: 2px solid var(--credit-focus-ring, currentColor);
    /* Labels stay legible whatever font size the page has. */
    --_label-size: max(12px, var(--credit-font-size-label, 0.8125em));
  }

  /*
   * With an explicit theme, text and surface are ours too: the page's colours belong to the page's theme. Text keeps a distance from the edge
   * of the surface.
   */
  :host([theme='light']) {
    color-scheme: light;
  }

  :host([theme='dark']) {
    color-scheme: dark;
  }

  :host([theme='light']),
  :host([theme='dark']) {
    --_surface: var(--credit-surface, light-dark(#ffffff, #15181d));
    --_own-text: light-dark(#1c2026, #e9ebee);
    box-sizing: border-box;
    padding: calc(var(--_space) * 5);
    border-radius: var(--_radius);
  }

  /* Print is always light: paper is white, and most browsers leave out backgrounds. */
  @media print {
    :host,
    :host([theme]) {
      --_surface: var(--credit-surface, #ffffff);
      --_own-text: #1c2026;
      padding: 0;
      color-scheme: light;
    }
  }

  @media (prefers-contrast: more), (forced-colors: active) {
    :host {
      --_text-muted: var(--credit-text-muted, currentColor);
      --_border: var(--credit-border, currentColor);
    }
  }

  @media (prefers-reduced-motion: reduce) {
    :host {
      --_motion: 0s;
    }
  }
`;
