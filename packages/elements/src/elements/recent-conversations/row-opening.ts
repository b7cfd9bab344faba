import type { LitElement } from 'lit';
import type {
  CreditConversationCloseDetail,
  CreditConversationOpenDetail,
} from '../../events/conversation-events.js';
import { requestSelection } from '../../events/select-event.js';
import { attempt } from '../../util/attempt.js';
import {
  type CreditConversationKey,
  isSameConversation,
  readConversationKey,
} from '../../util/conversation-key.js';
import { readObject } from '../../util/read.js';
import type { ConversationFacts } from './recent-conversations.model.js';

/** An element whose rows open. */
export interface RowOpeningHost extends LitElement {
  openConversation: CreditConversationKey | undefined;
}

/** Opens a row and closes it, with what the page has to say to it, and keeps the focus where the reader is. */
export class RowOpening {
  readonly #host: RowOpeningHost;
  readonly #canShow: () => boolean;

  /** `canShow`: whether there are details to show at all; without any, opening a row is the page's business alone. */
  constructor(host: RowOpeningHost, canShow: () => boolean) {
    this.#host = host;
    this.#canShow = canShow;
  }

  /** Which of these is open. */
  indexIn(rows: readonly ConversationFacts[]): number {
    const key = attempt(() => readConversationKey(readObject(this.#host.openConversation)));
    return rows.findIndex((row) => isSameConversation(row, key));
  }

  /** Opens a row, or closes it when it is open. */
  async toggle(rows: readonly ConversationFacts[], index: number): Promise<void> {
    const row = rows[index];
    if (!row) return;
    if (this.indexIn(rows) === index) return this.close(rows);
    const key = keyOf(row);
    const { detailAccess, requiredRoles } = row;
    const detail: CreditConversationOpenDetail = {
      ...key,
      detailAccess,
      ...(detailAccess ? {} : { requiredRoles }),
    };
    if (!requestSelection(this.#host, 'credit-conversation-open', detail)) return;
    if (detailAccess && !this.#canShow()) return;
    this.#host.openConversation = key;
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>('.detail [data-focus]')?.focus();
  }

  /** Closes the open row. */
  async close(rows: readonly ConversationFacts[]): Promise<void> {
    const row = rows[this.indexIn(rows)];
    if (!row) return;
    const detail: CreditConversationCloseDetail = keyOf(row);
    if (requestSelection(this.#host, 'credit-conversation-close', detail)) await this.#shut(rows);
  }

  /** The details ask to be closed themselves; the page, further up, may still cancel. */
  readonly onDetailsClose = (event: Event, rows: readonly ConversationFacts[]): void => {
    queueMicrotask(() => {
      if (!event.defaultPrevented) void this.#shut(rows);
    });
  };

  /** The focus goes back to where it came from, if it is still where it was. */
  async #shut(rows: readonly ConversationFacts[]): Promise<void> {
    const index = this.indexIn(rows);
    this.#host.openConversation = undefined;
    await this.#host.updateComplete;
    const buttons = this.#host.renderRoot.querySelectorAll<HTMLElement>('.open-button');
    buttons[index]?.focus();
  }
}

const keyOf = ({ organizationId, agentId, conversationId }: ConversationFacts): CreditConversationKey => ({
  organizationId,
  agentId,
  conversationId,
});
