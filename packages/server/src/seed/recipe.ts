import type { Span } from './random.js';

/** One kind of step that an agent takes in a turn of a conversation, once or several times. */
export interface Step {
  readonly category: string;
  /** One of these is chosen each time, and its placeholders in braces are replaced. */
  readonly descriptions: readonly string[];
  /** What one step costs, in credits. */
  readonly credits: Span;
  /** How often in a turn. Default: once. */
  readonly times?: Span;
  /** How long one step takes, in seconds. */
  readonly seconds: Span;
}

/** A kind of conversation. */
export interface Recipe {
  readonly titles: readonly string[];
  /** How often the person writes and the agent answers. */
  readonly turns: Span;
  readonly steps: readonly Step[];
}
