/** Elements that hear of the same change speak at about the same time: what they say is said together. */
const GATHER_MS = 150;

/**
 * One voice for many elements: gathers what they say, says each thing once, and hands it on as one text.
 */
export class Announcer {
  readonly #say: (text: string) => void;
  #gathered: { readonly text: string; readonly isShown: () => boolean }[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(say: (text: string) => void) {
    this.#say = say;
  }

  /** Says it with the rest, in a moment, unless what it is about is hidden by then. */
  announce(text: string, isShown: () => boolean = () => true): void {
    this.#gathered.push({ text, isShown });
    this.#timer ??= setTimeout(() => {
      const texts = new Set(this.#gathered.filter((each) => each.isShown()).map((each) => each.text));
      this.stop();
      if (texts.size > 0) this.#say([...texts].join(' '));
    }, GATHER_MS);
  }

  /** Says nothing of what has been gathered. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#gathered = [];
  }
}
