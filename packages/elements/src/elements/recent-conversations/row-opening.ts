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

/** Opens and closes a row, unless the page cancels it, and keeps the focus where the reader is. */
export class RowOpening {
  readonly #host: RowOpeningHost;
  readonly #canShow: () => boolean;
  #last: CreditConversationKey | undefined;

  /** `canShow`: whether the element can show details. If not, opening a row only fires the event for the page. */
  constructor(host: RowOpeningHost, canShow: () => boolean) {
    this.#host = host;
    this.#canShow = canShow;
  }

  /** The index of the open row; -1 if none is open. */
  indexIn(rows: readonly ConversationFacts[]): number {
    const key = attempt(() => readConversationKey(readObject(this.#host.openConversation)));
    return rows.findIndex((row) => isSameConversation(row, key));
  }

  /** Focuses the title of the row that was opened last, else of the first. */
  focus(rows: readonly ConversationFacts[], options?: FocusOptions): void {
    const index = rows.findIndex((row) => isSameConversation(row, this.#last));
    this.#host.renderRoot.querySelectorAll<HTMLElement>('.open-button')[Math.max(0, index)]?.focus(options);
  }

  /** Opens a row, or closes it if it is open. `range` is what its credits are of. */
  async toggle(
    rows: readonly ConversationFacts[],
    index: number,
    range: Pick<CreditConversationOpenDetail, 'from' | 'to'> | undefined,
  ): Promise<void> {
    const row = rows[index];
    const key = readConversationKey(row);
    if (!row || !key) return;
    if (this.indexIn(rows) === index) return this.close(rows);
    this.#last = key;
    const { detailAccess, requiredRoles } = row;
    const detail: CreditConversationOpenDetail = {
      ...key,
      ...range,
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
  close(rows: readonly ConversationFacts[]): void {
    const detail: CreditConversationCloseDetail | undefined = readConversationKey(rows[this.indexIn(rows)]);
    if (detail && requestSelection(this.#host, 'credit-conversation-close', detail)) this.#shut(rows);
  }

  /** The details request to be closed; the page, which the event reaches later, may still cancel it. */
  readonly onDetailsClose = (event: Event, rows: readonly ConversationFacts[]): void => {
    queueMicrotask(() => {
      if (!event.defaultPrevented) this.#shut(rows);
    });
  };

  /** Returns the focus to the title of the row, and closes it. */
  #shut(rows: readonly ConversationFacts[]): void {
    this.#last = readConversationKey(rows[this.indexIn(rows)]) ?? this.#last;
    this.focus(rows);
    this.#host.openConversation = undefined;
  }
}
