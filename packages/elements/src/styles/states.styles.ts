import { css } from 'lit';
import { button } from './button.styles.js';

const sentences = css`
  .message {
    display: grid;
    align-content: center;
    justify-items: start;
    gap: var(--_space);
    /* As high as the figures, so that nothing jumps when the period changes. */
    min-block-size: 5.75em;
  }

  .message .words {
    max-inline-size: 60ch;
    text-wrap: pretty;
    overflow-wrap: anywhere;
  }

  .message .hint,
  .message .detail,
  .stale {
    color: var(--_text-muted);
    font-size: var(--_label-size);
  }

  .message strong {
    font-weight: 600;
  }

  .message .detail {
    user-select: all;
  }

  .message .actions {
    margin-block-start: var(--_space);
  }

  .actions,
  .stale {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space) calc(var(--_space) * 3);
  }

  .button {
    padding: var(--_space) calc(var(--_space) * 3);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    color: var(--credit-text, var(--_own-text, inherit));
    font-size: var(--_label-size);
    transition: background-color var(--_motion);
  }

  .stale .button {
    padding-block: 0;
    font-size: inherit;
  }

  .button:hover {
    background: var(--_fill);
  }

  /* The skeleton of a text or a figure. */
  .bone {
    display: block;
    border-radius: calc(var(--_radius) / 2);
    background: var(--_fill);
    user-select: none;
    animation: appear var(--_motion) ease-out;
  }

  @keyframes appear {
    from {
      opacity: 0;
    }
  }

  @media (forced-colors: active) {
    .bone {
      border: 1px solid GrayText;
    }
  }

  @media print {
    .button {
      display: none;
    }
  }
`;

/** The messages in place of figures, the notices above them, and the button that tries again. */
export const states = [button, sentences];
