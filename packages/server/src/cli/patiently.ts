/** An attempt has failed for a reason that may pass: the same attempt may succeed later. */
export class PassingError extends Error {
  override readonly name = 'PassingError';

  constructor(
    message: string,
    /** The value of `Retry-After`: seconds, or a date. */
    readonly retryAfter?: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The reason did not pass, or the server asks for a longer wait than anybody accepts at a terminal. */
export class GaveUpError extends Error {
  override readonly name = 'GaveUpError';
}

export interface Patience {
  pause(ms: number): Promise<unknown>;
  /** Called with a message to show before each wait. */
  onWait(words: string): void;
}

const ATTEMPTS = 10;
const LONGEST_MS = 300_000;
const FIRST_MS = 1_000;
const LONGEST_OWN_MS = 30_000;

/** Repeats an attempt until it succeeds, waiting longer each time, and never less than the server asks for. @throws GaveUpError */
export async function patiently<Result>(
  attempt: () => Promise<Result>,
  { pause, onWait }: Patience,
): Promise<Result> {
  for (let count = 1; ; count++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof PassingError)) throw error;
      if (count === ATTEMPTS)
        throw new GaveUpError(`${error.message}. Tried ${ATTEMPTS} times.`, { cause: error });
      const own = Math.min(LONGEST_OWN_MS, FIRST_MS * 2 ** (count - 1));
      const ms = Math.max(own, millisecondsOf(error.retryAfter, Date.now()));
      const seconds = Math.ceil(ms / 1000);
      if (ms > LONGEST_MS)
        throw new GaveUpError(`${error.message}, and asks to wait ${seconds} s.`, { cause: error });
      onWait(`${error.message}. Trying again in ${seconds} s.`);
      await pause(ms);
    }
  }
}

/** How long the header asks to wait; 0 when it is absent or makes no sense. */
export function millisecondsOf(retryAfter: string | undefined, now: number): number {
  if (retryAfter === undefined) return 0;
  const ms = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - now;
  return ms > 0 ? ms : 0;
}
