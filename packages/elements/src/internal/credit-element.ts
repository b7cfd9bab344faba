import { type CSSResultGroup, defaultConverter, LitElement, type PropertyDeclaration } from 'lit';
import { property } from 'lit/decorators.js';
import { LocaleController } from '../controllers/locale-controller.js';
import type { CreditBubblingEventMap, CreditEventMap } from '../events/events.js';
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

/** A text or a number; undefined for an attribute that is not there or not a number. */
function fromAttribute(value: string | null, type: unknown): unknown {
  if (type !== Number) return value ?? undefined;
  return value && Number.isFinite(Number(value)) ? Number(value) : undefined;
}

declare global {
  interface GlobalEventHandlersEventMap extends CreditBubblingEventMap {}
  interface HTMLElementEventMap extends CreditEventMap {}
}

/**
 * What all elements have in common: heading, language, theme, messages and status.
 *
 * No attribute or property value makes an element throw: a value that cannot be used counts as not set.
 *
 * @cssprop [--credit-text] - The text colour. Defaults to the page's.
 * @cssprop [--credit-text-muted] - The colour of labels and notes. Defaults to the text colour at 74 %.
 * @cssprop [--credit-surface=transparent] - The background of the element.
 * @cssprop [--credit-border] - The colour of lines. Defaults to the text colour at 13 %.
 * @cssprop [--credit-fill] - The background of buttons, selected rows and skeletons. Defaults to the text colour at 8 %.
 * @cssprop [--credit-focus-ring=currentColor] - The colour of the focus ring.
 * @cssprop [--credit-radius=0.5rem] - The radius of rounded corners.
 * @cssprop [--credit-space=0.25rem] - The unit of spacing: all distances are multiples of it.
 * @cssprop [--credit-font-size-label=0.8125em] - The font size of labels and notes, never below 12 px.
 * @cssprop [--credit-motion-duration=150ms] - The duration of transitions. There are none for readers who prefer reduced motion.
 * @public
 */
export abstract class CreditElement extends LitElement {
  /** The style sheets that all elements share. */
  static override styles: CSSResultGroup = [tokens, host, visuallyHidden, heading];

  /** The heading above the element. Without one, the element still has an accessible name. */
  @property({ useDefault: true }) heading = '';

  /** The level of the heading, 2 to 6, to fit the page's outline. Defaults to 3. */
  @property({ attribute: 'heading-level', converter: headingLevel }) headingLevel = 3;

  /** The colour theme. `auto`, the default, follows the page's `color-scheme` and inherits its text colour. */
  @property({ reflect: true, useDefault: true, converter: themeConverter }) theme: 'auto' | 'light' | 'dark' =
    'auto';

  /** A word for the unit, such as "tokens". Defaults to "credits" in the element's language. */
  @property({ useDefault: true }) unit = '';

  /** Texts of your own, which replace the built-in ones of the element's language. */
  @property({ attribute: false }) messages: Partial<CreditMessages> | undefined;

  /** Properties are of the type they say, whatever their attributes are: Lit would make them null or NaN. @internal */
  static override getPropertyOptions(name: PropertyKey): PropertyDeclaration {
    // biome-ignore lint/complexity/noThisInStatic: Lit asks the class that has the property.
    const options = super.getPropertyOptions(name);
    const { converter = defaultConverter, type } = options;
    const isOurs = converter === defaultConverter && type !== Boolean;
    return isOurs ? { ...options, converter: fromAttribute } : options;
  }

  // Simulated browsers, in which pages are tested, may have none.
  readonly #internals: ElementInternals | undefined = this.attachInternals?.();
  readonly #language = new LocaleController(this);
  readonly #words = memo((locale: string, messages: unknown, unit: unknown) =>
    wordsFor(locale, { messages, unit }),
  );

  /** What the element shows. Also a custom state, such as `:state(loading)`; `:state(waiting)` is added while what it shows is still the answer to an earlier request. */
  abstract get status(): CreditStatus;

  /** The messages of the element's language and of the page: the same object until one of them changes. @internal */
  protected get words(): Words {
    return this.#words(this.#language.locale, this.messages, this.unit);
  }

  /** The language of its messages. Differs from the page's where that language is not included and the page sets no messages. @internal */
  protected get language(): string {
    return this.words.localeOf(loading);
  }

  /** Whether what is drawn still answers an earlier request. @internal */
  protected get isWaiting(): boolean {
    return false;
  }

  /** Container queries measure this box and not the host, since the host's width may depend on its content. @internal */
  protected override createRenderRoot(): HTMLElement {
    const container = document.createElement('div');
    container.className = 'container';
    super.createRenderRoot().append(container);
    // Lit renders before the style elements that it adds where style sheets cannot be adopted. Those are outside the container.
    this.renderOptions.renderBefore = null;
    return container;
  }

  /** Mirrors the status as a custom state, once it is drawn. @internal */
  protected override updated(): void {
    nameLanguage(this.renderRoot, this.language, this.words.locale);
    reflectStatus(this.#internals ?? {}, this.status, this.isWaiting);
  }
}
