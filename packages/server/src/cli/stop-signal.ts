const NAMES = ['SIGTERM', 'SIGINT'] as const;

/**
 * The first signal that stops a server, from its start on: by itself none ends the process whose id is 1, which in a container is this
 * one. A second one ends the process as the system does.
 */
export class StopSignal {
  /** Resolves when it comes. */
  readonly came: Promise<void>;
  #hasCome = false;
  #stop: () => void = () => undefined;

  constructor() {
    this.came = new Promise((resolve) => {
      this.#stop = () => {
        this.#hasCome = true;
        this.release();
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
    for (const name of NAMES) process.off(name, this.#stop);
  }
}
