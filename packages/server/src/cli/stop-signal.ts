import { once } from 'node:events';

const NAMES = ['SIGTERM', 'SIGINT'] as const;

/**
 * Ctrl-C goes to every process of the terminal, and a parent process often passes it on as well: a second signal this soon after the
 * first is the same request again.
 */
const SAME_WISH_MS = 1_000;

/**
 * Waits for the first signal to stop, from the start of the process: in a container this is process 1, which no signal ends unless it
 * handles it. A later signal ends the process at once, as the system does by default.
 */
export class StopSignal {
  readonly #stopping = new AbortController();
  #later: NodeJS.Timeout | undefined;

  constructor() {
    for (const name of NAMES) process.on(name, this.#stop);
  }

  /** Is aborted when the signal comes. */
  get stopping(): AbortSignal {
    return this.#stopping.signal;
  }

  /** Resolves when the signal comes. */
  async came(): Promise<void> {
    if (!this.stopping.aborted) await once(this.stopping, 'abort');
  }

  readonly #stop = (): void => {
    if (this.stopping.aborted) return;
    this.#later = setTimeout(() => this.release(), SAME_WISH_MS).unref();
    this.#stopping.abort();
  };

  /** Leaves signals to the system again. */
  release(): void {
    clearTimeout(this.#later);
    for (const name of NAMES) process.off(name, this.#stop);
  }
}
