import { isServer, type LitElement, type ReactiveController } from 'lit';
import { canonicalLocale, DEFAULT_LOCALE } from '../i18n/locale.js';
import { nearestLang, rootsOf } from './nearest-lang.js';

/** Follows the locale of its host: the nearest `lang`, also when it changes or the host moves. */
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
    // A server has no tree: it renders in the default locale, which the browser corrects.
    if (isServer) return;
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
