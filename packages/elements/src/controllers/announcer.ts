/** Elements that hear of the same change speak at about the same time: what they say is said together. */
const GATHER_MS = 150;

/**
 * One voice for many elements: gathers what they say, says each thing once, and hands it on as one text.
 */
export class Announcer {
  readonly #say: (text: string) => void;
  readonly #texts = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(say: (text: string) => void) {
    this.#say = say;
  }

  /** Says it with the rest, in a moment. */
  announce(text: string): void {
    this.#texts.add(text);
    this.#timer ??= setTimeout(() => {
      const all = [...this.#texts].join(' ');
      this.stop();
      this.#say(all);
    }, GATHER_MS);
  }

  /** Says nothing of what has been gathered. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#texts.clear();
  }
}
