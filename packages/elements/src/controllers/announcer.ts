import { ended } from '../i18n/sentences.js';

/** Elements that react to the same change announce at about the same time, so announcements are collected for this long. */
const GATHER_MS = 150;

interface Said {
  readonly text: string;
  readonly from: Element | undefined;
  readonly lang: string | undefined;
}

/**
 * Collects the announcements of many elements, drops repeats, and passes them on as one text: sentences in the order of the page.
 */
export class Announcer {
  readonly #say: (text: string, lang: string | undefined) => void;
  #gathered: Said[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(say: (text: string, lang: string | undefined) => void) {
    this.#say = say;
  }

  /** Announces a text together with others, after a moment, unless the element `from` is hidden by then. `lang` is the language of the text. */
  announce(text: string, from?: Element, lang?: string): void {
    this.#gathered.push({ text, from, lang });
    this.#timer ??= setTimeout(() => {
      const shown = this.#gathered
        .filter(({ from }) => from?.checkVisibility?.() !== false)
        .sort(inPageOrder);
      this.stop();
      if (shown.length > 0) this.#say([...new Set(shown.map(sentence))].join(' '), shown[0]?.lang);
    }, GATHER_MS);
  }

  /** Drops everything collected so far. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#gathered = [];
  }
}

/** Makes a sentence of a text, so that joined texts do not run together. */
const sentence = ({ text, lang }: Said): string =>
  ended(text.charAt(0).toLocaleUpperCase(lang) + text.slice(1));

/** A bit of `compareDocumentPosition`: the other node comes first. */
const PRECEDING = 2;
const FOLLOWING = 4;

/** Answers arrive in a different order every time, but announcements keep the order of the page. */
function inPageOrder({ from: one }: Said, { from: other }: Said): number {
  const position = one && other ? one.compareDocumentPosition(other) : 0;
  return (position & PRECEDING) - (position & FOLLOWING);
}
