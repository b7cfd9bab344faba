import { invalidOption } from '../errors/config-error.js';
import type { Conversation, ConversationPage } from '../model/conversations.js';
import { asRows } from './rows.js';

/**
 * A conversation with the name of its organization.
 *
 * @public
 */
export interface ConversationRow extends Conversation {
  /** The organization's name; absent when the page did not list it. */
  readonly organizationName?: string;
}

/**
 * The rows of pages of conversations, each with the name of its organization.
 *
 * @throws ConfigError when they are no pages: a list gives its rows, and `list.pages()` its pages.
 *
 * @example
 * ```ts
 * const pages = client.conversations.list({ period: "30d", limit: 100 }).pages();
 * const lines = toCsv(conversationRows(pages), { columns: conversationColumns });
 * ```
 * @public
 */
export async function* conversationRows(
  pages: Iterable<ConversationPage> | AsyncIterable<ConversationPage>,
): AsyncGenerator<ConversationRow, void> {
  for await (const { data, scope } of asRows(pages)) {
    if (!Array.isArray(data)) throw invalidOption('conversationRows needs pages: give it list.pages()');
    const names = new Map(scope.included.map(({ id, name }) => [id, name]));
    for (const row of data) {
      const organizationName = names.get(row.organizationId);
      yield organizationName === undefined ? row : { ...row, organizationName };
    }
  }
}
