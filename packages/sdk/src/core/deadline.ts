import { AbortedError, TimeoutError, type TimeoutPhase } from '../errors/transport-error.js';
import { onAbort } from './abort.js';

/** How long one attempt has. */
export interface DeadlineLimits {
  /** The longest that this attempt may take, in milliseconds. */
  readonly timeoutMs: number;
  /** What is left for the call as a whole. */
  readonly remainingMs: number;
  /** What the call had as a whole, for the message. */
  readonly totalTimeoutMs: number;
  /** The caller's own signal. */
  readonly signal: AbortSignal | undefined;
}

/** The end of one attempt, by time or by the caller. */
export interface Deadline {
  /** Aborted at the end: of this attempt alone, so that the next one begins with a fresh one. */
  readonly signal: AbortSignal;
  /** Says what the attempt is waiting for now. */
  enter(phase: Exclude<TimeoutPhase, 'total'>): void;
  /** The work's outcome, or the error of the deadline if that comes first, whether the work heeds the signal or not. */
  race<T>(work: Promise<T>): Promise<T>;
  /** Ends the deadline: no timer and no listener is left. */
  stop(): void;
}

// Built on setTimeout: AbortSignal.timeout cannot be cleared, and would fire while a late body is read.
export function startDeadline({ timeoutMs, remainingMs, totalTimeoutMs, signal }: DeadlineLimits): Deadline {
  const controller = new AbortController();
  let phase: TimeoutPhase = 'headers';
  let fail: (error: AbortedError | TimeoutError) => void = () => {};
  const failed = new Promise<never>((_, reject) => {
    fail = (error) => {
      reject(error);
      controller.abort(error);
    };
  });
  // It may fail between two races; the next one will see it.
  failed.catch(() => {});

  const timer = setTimeout(
    () => {
      fail(
        remainingMs <= timeoutMs
          ? new TimeoutError('total', totalTimeoutMs)
          : new TimeoutError(phase, timeoutMs),
      );
    },
    Math.max(0, Math.min(timeoutMs, remainingMs)),
  );
  const unlink = onAbort(signal, (reason) => fail(new AbortedError(reason)));

  return {
    signal: controller.signal,
    enter: (next) => {
      phase = next;
    },
    race: (work) => Promise.race([failed, work]),
    stop: () => {
      clearTimeout(timer);
      unlink();
    },
  };
}
