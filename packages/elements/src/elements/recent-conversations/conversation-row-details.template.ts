import { html, nothing, type TemplateResult } from 'lit';
import type { CreditFilters } from '../../data/filters.js';
import { tell } from '../../events/dispatch.js';
import * as messages from '../../i18n/catalogue/index.js';
import { textPieces } from '../../i18n/emphasis.js';
import { refusalText } from '../../i18n/refusal-text.js';
import type { Words } from '../../i18n/words.js';
import { closeTemplate } from '../../internal/close-template.js';
import type { CreditDataElement } from '../../internal/credit-data-element.js';
import { pieceTemplate } from '../../internal/message-template.js';
import { isOurs } from '../../util/list-keys.js';
import type { ConversationFacts } from './recent-conversations.model.js';

/** What the details of a row take over from the table. */
export interface RowDetails {
  readonly row: ConversationFacts;
  readonly title: string;
  readonly headingLevel: number;
  readonly range: Pick<CreditFilters, 'period' | 'from' | 'to'>;
  readonly categories: CreditFilters['categories'];
  readonly timezone: string;
  /** The table. */
  readonly host: CreditDataElement<'conversations'>;
  onClose(event: Event): void;
}

/** As many entries as keep their total visible. */
const LIMIT = 10;

/** The details of a row, from the same source and with the same filter as the row's credits, so that both agree. */
export function detailsTemplate(details: RowDetails): TemplateResult {
  const { row, title, headingLevel, range, categories, timezone, host, onClose } = details;
  return html`
      <conversation-credit-details
        part="details"
        exportparts="base:details-base, heading:details-heading, table:details-table"
        closable
        data-focus
        data-messages=${row.messageCount ?? nothing}
        .heading=${title}
        .headingLevel=${headingLevel}
        .source=${host.source}
        .provider=${host.provider}
        .unit=${host.unit}
        .messages=${host.messages}
        .refreshInterval=${host.refreshInterval}
        .organizationId=${row.organizationId}
        .agentId=${row.agentId}
        .conversationId=${row.conversationId}
        .limit=${LIMIT}
        .period=${range.period}
        .from=${range.from}
        .to=${range.to}
        .timezone=${timezone}
        .category=${categories}
        @credit-conversation-close=${onClose}
        @credit-load-error=${({ detail }: CustomEvent) => tell(host, 'credit-load-error', detail)}
      ></conversation-credit-details>
  `;
}

/** Says why the viewer may not see the details, and which role is needed. The page can replace it, for example with a way to request one. */
export function lockedTemplate(row: ConversationFacts, words: Words, close: () => void): TemplateResult {
  const { needed, ask } =
    row.requiredRoles.length === 0
      ? { needed: words.text(messages.detailsLocked), ask: undefined }
      : refusalText(row.requiredRoles, messages.refusedCredits, words);
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !isOurs(event)) return;
    event.preventDefault();
    close();
  };
  return html`
    <div class="message locked-message" part="locked-message" tabindex="-1" data-focus @keydown=${onKey}>
      <slot name="locked">
        <p class="words">${textPieces(needed).map(pieceTemplate)}</p>
        ${ask === undefined ? nothing : html`<p class="hint words">${ask}</p>`}
      </slot>
      ${closeTemplate(words.text(messages.close), close)}
    </div>
  `;
}
