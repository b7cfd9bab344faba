import { type CSSResultGroup, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { LocaleController } from '../controllers/locale-controller.js';
import type { CreditEventMap } from '../events/events.js';
import { loading } from '../i18n/catalogue/index.js';
import type { CreditMessages } from '../i18n/messages.js';
import { type Words, wordsFor } from '../i18n/words.js';
import { heading } from '../styles/heading.styles.js';
import { host } from '../styles/host.styles.js';
import { tokens } from '../styles/tokens.styles.js';
import { visuallyHidden } from '../styles/visually-hidden.styles.js';
import { headingLevel } from '../util/heading-level.js';
import { memo } from '../util/memo.js';
import type { CreditStatus } from '../util/status.js';
import { nameLanguage } from './name-language.js';
import { reflectStatus } from './reflect-status.js';
import { themeConverter } from './theme.js';

declare global {
  interface GlobalEventHandlersEventMap extends CreditEventMap {}
}

/**
 * What all elements have in common: a heading, a language, a theme, words, and a status.
 *
 * No value of any attribute or property makes an element throw: what cannot be used counts as not set.
 *
 * @cssprop [--credit-text] - The text; the page's own colour without it.
 * @cssprop [--credit-text-muted] - Labels and notes: the text's colour at 74 % without it.
 * @cssprop [--credit-surface=transparent] - Behind everything.
 * @cssprop [--credit-border] - Lines: the text's colour at 13 % without it.
 * @cssprop [--credit-fill] - Behind buttons, chosen rows and skeletons: the text's colour at 8 % without it.
 * @cssprop [--credit-focus-ring=currentColor] - The ring around what has the focus.
 * @cssprop [--credit-radius=0.5rem] - Corners.
 * @cssprop [--credit-space=0.25rem] - The step that all distances are multiples of.
 * @cssprop [--credit-font-size-label=0.8125em] - Labels and notes; never below 12 px.
 * @cssprop [--credit-motion-duration=150ms] - Transitions; none for readers who want less motion.
 * @public
 */
export abstract class CreditElement extends LitElement {
  /** The sheets that all elements share. */
  static override styles: CSSResultGroup = [tokens, host, visuallyHidden, heading];

  /** A heading over the element. Without one it has an invisible name. */
  @property() heading = '';

  /** The heading's level, 2 to 6: what fits the page's outline. */
  @property({ attribute: 'heading-level', converter: headingLevel }) headingLevel = 3;

  /** Which colours it wears. `auto` follows the page's `color-scheme` and inherits its text colour. */
  @property({ reflect: true, useDefault: true, converter: themeConverter }) theme: 'auto' | 'light' | 'dark' =
    'auto';

  /** A word for the unit, such as "tokens"; the language's own word for credits without it. */
  @property() unit = '';

  /** Words of the page's own, over those of the language. */
  @property({ attribute: false }) messages: Partial<CreditMessages> | undefined;

  readonly #internals = this.attachInternals();
  readonly #language = new LocaleController(this);
  readonly #words = memo((locale: string, messages: unknown, unit: unknown) =>
    wordsFor(locale, { messages, unit }),
  );

  /** What the element shows at the moment. Also a custom state: `:state(loading)`; with `:state(waiting)` while that answers the question before. */
  abstract get status(): CreditStatus;

  /** The words of the element's language and of the page: the same object until one of them changes. @internal */
  protected get words(): Words {
    return this.#words(this.#language.locale, this.messages, this.unit);
  }

  /** What its words are written in: other than the page's language where that is not included, and the page has no words of its own. @internal */
  protected get language(): string {
    return this.words.localeOf(loading);
  }

  /** Whether what is drawn answers the question before. @internal */
  protected get isWaiting(): boolean {
    return false;
  }

  /** A box that asks for its own width: the host may be in a place that asks for the host's. @internal */
  protected override createRenderRoot(): HTMLElement {
    const container = document.createElement('div');
    container.className = 'container';
    super.createRenderRoot().append(container);
    return container;
  }

  /** Mirrors the status, once it shows. */
  protected override updated(): void {
    nameLanguage(this.renderRoot, this.language, this.words.locale);
    reflectStatus(this.#internals, this.status, this.isWaiting);
  }
}
