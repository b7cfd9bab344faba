import type { LitElement, ReactiveController } from 'lit';
import { canonicalLocale, DEFAULT_LOCALE } from '../i18n/locale.js';
import { nearestLang, rootsOf } from './nearest-lang.js';

/** Keeps its host's locale: the nearest `lang`, followed when it changes or when the host moves elsewhere. */
export class LocaleController implements ReactiveController {
  #host: LitElement;
  #locale = DEFAULT_LOCALE;
  #observer: MutationObserver | undefined;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  /** A locale that `Intl` accepts. */
  get locale(): string {
    return this.#locale;
  }

  hostConnected(): void {
    // A server has no tree to ask: what it renders is in the default locale, and the browser corrects it.
    if (typeof this.#host.getRootNode !== 'function') return;
    this.#observer = new MutationObserver(() => this.#read());
    for (const root of rootsOf(this.#host))
      this.#observer.observe(root, { attributeFilter: ['lang'], subtree: true });
    this.#read();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  #read(): void {
    const locale = canonicalLocale(nearestLang(this.#host));
    if (locale === this.#locale) return;
    this.#locale = locale;
    this.#host.requestUpdate();
  }
}
