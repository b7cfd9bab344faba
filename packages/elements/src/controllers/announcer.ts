/** Elements that hear of the same change speak at about the same time: what they say is said together. */
const GATHER_MS = 150;

interface Said {
  readonly text: string;
  readonly from: Element | undefined;
  readonly lang: string | undefined;
}

/**
 * One voice for many elements: gathers what they say, says each thing once, as sentences in the order of the page, and hands it on as
 * one text.
 */
export class Announcer {
  readonly #say: (text: string, lang: string | undefined) => void;
  #gathered: Said[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(say: (text: string, lang: string | undefined) => void) {
    this.#say = say;
  }

  /** Says it with the rest, in a moment, unless the element that it is about is hidden by then. `lang` is what it is written in. */
  announce(text: string, from?: Element, lang?: string): void {
    this.#gathered.push({ text, from, lang });
    this.#timer ??= setTimeout(() => {
      const shown = this.#gathered.filter(({ from }) => from?.checkVisibility() !== false).sort(inPageOrder);
      this.stop();
      if (shown.length > 0) this.#say([...new Set(shown.map(sentence))].join(' '), shown[0]?.lang);
    }, GATHER_MS);
  }

  /** Says nothing of what has been gathered. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#gathered = [];
  }
}

/** Said after one another, texts without ends would run together. */
const sentence = ({ text, lang }: Said): string =>
  text.charAt(0).toLocaleUpperCase(lang) + text.slice(1) + (/\p{STerm}$/u.test(text) ? '' : '.');

/** What `compareDocumentPosition` says. */
const PRECEDING = 2;
const FOLLOWING = 4;

/** Elements answer at different times from one change to the next: what they say keeps its place all the same. */
function inPageOrder({ from: one }: Said, { from: other }: Said): number {
  const position = one && other ? one.compareDocumentPosition(other) : 0;
  return (position & PRECEDING) - (position & FOLLOWING);
}
