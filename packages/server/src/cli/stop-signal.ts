const NAMES = ['SIGTERM', 'SIGINT'] as const;

/**
 * Ctrl-C goes to every process at the terminal, and a parent that hears it often passes it on: what comes so soon after the first is
 * the same wish once more.
 */
const SAME_WISH_MS = 1_000;

/**
 * The first signal that stops a server, from its start on: by itself none ends the process whose id is 1, which in a container is this
 * one. A second one ends the process as the system does.
 */
export class StopSignal {
  /** Resolves when it comes. */
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
