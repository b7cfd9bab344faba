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
  /** Resolves when the signal comes. */
  readonly came: Promise<void>;
  #hasCome = false;
  #stop: () => void = () => undefined;
  #later: NodeJS.Timeout | undefined;

  constructor() {
    this.came = new Promise((resolve) => {
      this.#stop = () => {
        if (this.#hasCome) return;
        this.#hasCome = true;
        this.#later = setTimeout(() => this.release(), SAME_WISH_MS).unref();
        resolve();
      };
    });
    for (const name of NAMES) process.on(name, this.#stop);
  }

  get hasCome(): boolean {
    return this.#hasCome;
  }

  /** Leaves signals to the system again. */
  release(): void {
    clearTimeout(this.#later);
    for (const name of NAMES) process.off(name, this.#stop);
  }
}
