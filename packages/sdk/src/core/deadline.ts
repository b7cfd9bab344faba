import { AbortedError, TimeoutError, type TimeoutPhase } from '../errors/transport-error.js';
import { onAbort } from './abort.js';

/** How much time one attempt has. */
export interface DeadlineLimits {
  /** The longest that this attempt may take, in milliseconds. */
  readonly timeoutMs: number;
  /** How much time is left for the whole call. */
  readonly remainingMs: number;
  /** How much time the whole call had, for the message. */
  readonly totalTimeoutMs: number;
  /** The caller's own signal. */
  readonly signal: AbortSignal | undefined;
}

/** Ends one attempt when its time runs out or the caller aborts. */
export interface Deadline {
  /** Aborted when the attempt must end. Each attempt has its own signal. */
  readonly signal: AbortSignal;
  /** Notes what the attempt is waiting for now. */
  enter(phase: Exclude<TimeoutPhase, 'total'>): void;
  /** The outcome of the work, or the deadline's error if that comes first, even if the work ignores the signal. */
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
  // It may be rejected between two races: the next race throws the error.
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
