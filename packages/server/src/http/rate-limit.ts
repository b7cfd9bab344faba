import { ProblemError } from '../problems/problem-error.js';

/**
 * How many requests a viewer may make.
 *
 * @public
 */
export interface RateLimit {
  /** Requests in one window. */
  readonly requests: number;
  /** The window's length in seconds. */
  readonly windowSeconds: number;
}

/** What is left of a viewer's window, after the request that was just counted. */
export interface RateState {
  readonly allowed: boolean;
  readonly limit: number;
  readonly remaining: number;
  /** Whole seconds until the window ends. */
  readonly resetSeconds: number;
}

export const DEFAULT_RATE_LIMIT: RateLimit = { requests: 1_200, windowSeconds: 60 };

/** Counts requests by viewer in fixed windows, in this process. */
export class RateLimiter {
  readonly #limit: RateLimit;
  readonly #windows = new Map<string, { count: number; endsAt: number }>();
  #sweepAt = 0;

  constructor(limit: RateLimit) {
    this.#limit = limit;
  }

  /** Counts a request at a time in milliseconds, of a clock that nobody sets: one set back would keep viewers out for as long. */
  take(viewer: string, nowMs: number): RateState {
    this.#sweep(nowMs);
    const { requests, windowSeconds } = this.#limit;
    let window = this.#windows.get(viewer);
    if (!window || window.endsAt <= nowMs) {
      window = { count: 0, endsAt: nowMs + windowSeconds * 1000 };
      this.#windows.set(viewer, window);
    }
    window.count++;
    return {
      allowed: window.count <= requests,
      limit: requests,
      remaining: Math.max(0, requests - window.count),
      resetSeconds: Math.ceil((window.endsAt - nowMs) / 1000),
    };
  }

  /** Forgets viewers whose window is over. Done only once per window, so that not every request goes through all viewers. */
  #sweep(nowMs: number): void {
    if (nowMs < this.#sweepAt) return;
    this.#sweepAt = nowMs + this.#limit.windowSeconds * 1000;
    for (const [viewer, { endsAt }] of this.#windows) if (endsAt <= nowMs) this.#windows.delete(viewer);
  }
}

/** The headers that stand on every answer to a viewer. */
export function rateHeaders({ limit, remaining, resetSeconds }: RateState): Record<string, string> {
  return {
    'RateLimit-Limit': String(limit),
    'RateLimit-Remaining': String(remaining),
    'RateLimit-Reset': String(resetSeconds),
  };
}

/** A 429 that says when to come back. */
export const tooMany = (seconds: number): ProblemError =>
  new ProblemError(
    'rate_limited',
    `Too many requests. Try again in ${seconds} seconds.`,
    {},
    { 'Retry-After': String(seconds) },
  );
