import { type CSSResultGroup, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { LocaleController } from '../controllers/locale-controller.js';
import type { CreditMessages } from '../i18n/messages.js';
import { type Words, wordsFor } from '../i18n/words.js';
import { heading } from '../styles/heading.styles.js';
import { host } from '../styles/host.styles.js';
import { tokens } from '../styles/tokens.styles.js';
import { visuallyHidden } from '../styles/visually-hidden.styles.js';
import { headingLevel } from './heading-level.js';
import { reflectStatus } from './reflect-status.js';
import type { CreditStatus } from './status.js';
import { themeConverter } from './theme.js';

/**
 * What all elements have in common: a heading, a language, a theme, words, and a status.
 *
 * No value of any attribute or property makes an element throw: what cannot be used counts as not set.
 *
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

  /** What the element shows at the moment. Also a custom state: `:state(loading)`. */
  abstract get status(): CreditStatus;

  /** The words of the element's language and of the page. @internal */
  protected get words(): Words {
    return wordsFor(this.#language.locale, this);
  }

  /** Mirrors the status, once it shows. */
  protected override updated(): void {
    reflectStatus(this.#internals, this.status);
  }
}
