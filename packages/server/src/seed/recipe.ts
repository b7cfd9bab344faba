import type { Span } from './random.js';

/** What an agent does in one turn of a conversation: one kind of step, some number of times. */
export interface Step {
  readonly category: string;
  /** One of them is taken each time; words in braces are filled in. */
  readonly descriptions: readonly string[];
  /** What one costs, in credits. */
  readonly credits: Span;
  /** How often in a turn; once when absent. */
  readonly times?: Span;
  /** How long one takes, in seconds. */
  readonly seconds: Span;
}

/** A kind of conversation. */
export interface Recipe {
  readonly titles: readonly string[];
  /** How often the person writes and the agent answers. */
  readonly turns: Span;
  readonly steps: readonly Step[];
}
